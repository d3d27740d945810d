package dev.perps.exporter;

import dev.perps.exporter.backfill.Backfill;
import dev.perps.exporter.backfill.BackfillException;
import dev.perps.exporter.config.ConfigException;
import dev.perps.exporter.config.ConfigFiles;
import dev.perps.exporter.config.Logging;
import dev.perps.exporter.config.Settings;
import dev.perps.exporter.exchange.Exchanges;
import java.io.Console;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The command line of {@code backfill}. */
final class BackfillCommand {
  static final String HELP =
      """
      perps-exporter backfill: writes the past of the biggest contracts as files for promtool

        --output FOLDER   where to (history); a run that was broken off goes on there
        --days N          how far back, 1 to 365 (30)
        --contracts N     how many of each exchange's biggest contracts, beside Bitcoin and Ether (8)
        --bases N         how many of the biggest bases have beta, correlation and indicators (25)
        --keep-raw        leave what the exchanges told in the folder
        --config FILE     as for the exporter
        --help            print this and stop

      Exit status: 0 once all files are written, as far as exchanges tell; 1 if nothing could be had;
      2 for a mistake on the command line or in the configuration. docs/backfill.md says the rest.
      """;

  /** Options that set a key. */
  private static final Map<String, String> KEYS =
      Map.of(
          "--days", "PERPS_BACKFILL_DAYS",
          "--contracts", "PERPS_BACKFILL_CONTRACTS",
          "--bases", "PERPS_BACKFILL_BASES");

  private BackfillCommand() {}

  /**
   * Runs to the end.
   *
   * @param arguments behind the word {@code backfill}
   * @param config the file that the environment names
   * @return the exit status
   */
  @SuppressWarnings("SystemOut") // what was asked for on the command line is answered there
  static int run(List<String> arguments, Optional<Path> config) {
    Map<String, String> environment = new HashMap<>(System.getenv());
    Path output = Path.of("history");
    Optional<Path> file = config;
    boolean keepRaw = false;
    for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
      String option = rest.next();
      if (option.equals("--help")) {
        System.out.print(HELP);
        return 0;
      }
      if (option.equals("--keep-raw")) {
        keepRaw = true;
        continue;
      }
      boolean known = option.equals("--output") || option.equals("--config");
      if (!known && !KEYS.containsKey(option)) {
        System.err.println(option + ": there is no such option; backfill --help lists them");
        return 2;
      }
      if (!rest.hasNext()) {
        System.err.println(option + ": needs a value; backfill --help says which");
        return 2;
      }
      String value = rest.next();
      switch (option) {
        case "--output" -> output = Path.of(value);
        case "--config" -> file = Optional.of(Path.of(value));
        default -> environment.put(KEYS.getOrDefault(option, option), value);
      }
    }
    return run(file, environment, output, keepRaw);
  }

  @SuppressWarnings("SystemOut") // as above
  private static int run(
      Optional<Path> config, Map<String, String> environment, Path output, boolean keepRaw) {
    try {
      Settings settings = ConfigFiles.read(config, environment, Exchanges.ALL, Exporter.version());
      Logging.configure(settings.log());
      new Backfill(
              settings.backfill(),
              settings.collect(),
              settings.history(),
              settings.exchanges(),
              output,
              InstantSource.system(),
              System.out,
              isWatched(System.console()))
          .run(keepRaw);
      return 0;
    } catch (ConfigException e) {
      System.err.println(e.getMessage());
      return 2;
    } catch (BackfillException e) {
      System.err.println("backfill: " + e.getMessage());
      return 1;
    } catch (UncheckedIOException e) {
      System.err.println("backfill: cannot write to " + output + ": " + e.getCause());
      return 1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    }
  }

  /** From Java 22 on there is a console without a terminal, too, and a method that tells. */
  private static boolean isWatched(@Nullable Console console) {
    if (console == null) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException ignored) {
      return true;
    }
  }
}
