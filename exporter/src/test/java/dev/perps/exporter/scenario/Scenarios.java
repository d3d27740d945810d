package dev.perps.exporter.scenario;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Writes the promtool test of a scenario: {@code Scenarios calm|stress RULES OUTPUT}. */
public final class Scenarios {
  private Scenarios() {}

  /** Writes the test. */
  @SuppressWarnings("SystemOut") // how big it is belongs to the answer
  public static void main(String[] args) throws IOException {
    Scenario scenario =
        switch (args[0]) {
          case "calm" -> Calm.DAY;
          case "stress" -> Stress.HOUR;
          default -> throw new IllegalArgumentException(args[0] + ": calm or stress");
        };
    List<Path> rules = RuleFiles.in(Path.of(args[1]));
    Recording recording = new Journey(scenario).record(RuleFiles.names(rules));
    write(scenario, rules, recording, Path.of(args[2]));
    System.out.printf(
        "%s: %d series, %d steps of %d s%n",
        args[0], recording.size(), scenario.steps(), scenario.step().toSeconds());
  }

  private static void write(Scenario scenario, List<Path> rules, Recording recording, Path file)
      throws IOException {
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
      out.println("rule_files:");
      rules.forEach(rule -> out.println("  - " + quoted(rule.toAbsolutePath().toString())));
      // Without it, promtool takes them in an order of chance.
      out.println("group_eval_order:");
      for (String group : RuleFiles.groups(rules)) {
        out.println("  - " + quoted(group));
      }
      out.println("evaluation_interval: " + seconds(scenario.step()));
      out.println("tests:");
      out.println("  - interval: " + seconds(scenario.step()));
      out.println("    input_series:");
      recording.forEach(
          (series, values) -> {
            out.println("      - series: " + quoted(series));
            out.println("        values: " + quoted(values));
          });
      out.println("    promql_expr_test:");
      for (Scenario.Expected expected : scenario.expected()) {
        out.println("      - expr: " + quoted(expected.query()));
        out.println("        eval_time: " + seconds(expected.at()));
        out.println("        exp_samples:" + (expected.samples().isEmpty() ? " []" : ""));
        for (String sample : expected.samples()) {
          int space = sample.lastIndexOf(' ');
          out.println("          - labels: " + quoted(sample.substring(0, space)));
          out.println("            value: " + sample.substring(space + 1));
        }
      }
    }
  }

  private static String seconds(Duration time) {
    return time.toSeconds() + "s";
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
