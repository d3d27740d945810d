package dev.perps.exporter.backfill;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The plan as it lies in the output folder, and what else belongs to a run. */
final class PlanFile {
  static final String NAME = "plan.json";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private PlanFile() {}

  static void write(Folder folder, Plan plan) {
    folder.write(
        NAME, out -> out.write(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(plan)));
  }

  /**
   * The plan that the folder holds.
   *
   * @throws BackfillException if it is of another backfill than the one that is asked for
   */
  static Plan read(byte[] bytes, BackfillSettings settings, String source, Folder folder) {
    Plan plan;
    try {
      plan = JSON.readValue(bytes, Plan.class);
    } catch (JacksonException e) {
      throw new BackfillException(
          folder.path().resolve(NAME) + ": cannot be read; delete the folder or name another");
    }
    if (!plan.settings().equals(settings) || !plan.source().equals(source)) {
      throw new BackfillException(
          folder.path()
              + ": holds another backfill (other days, contracts, labels or source); give the same"
              + " options, delete the folder, or name another with --output");
    }
    return plan;
  }
}
