package dev.perps.exporter;

import dev.perps.exporter.config.ConfigException;
import dev.perps.exporter.config.ConfigFiles;
import dev.perps.exporter.config.Logging;
import dev.perps.exporter.config.Settings;
import dev.perps.exporter.exchange.Exchanges;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads the command line and starts the exporter. */
public final class Main {
  private static final String HELP =
      """
      perps-exporter: perpetual futures of every exchange that matters, for Prometheus

        --config FILE   YAML laid over the defaults; without it ./application.yaml is read if present
        --check-config  read the configuration, say whether it is right, and stop
        --version       print the version and stop
        --help          print this and stop
        backfill ...    write the past for Prometheus; backfill --help says how

      Every key can be set by an environment variable too: server.port by PERPS_SERVER_PORT.
      """;

  private Main() {}

  public static void main(String[] args) {
    System.exit(run(args));
  }

  @SuppressWarnings("SystemOut") // what was asked for on the command line is answered there
  private static int run(String[] args) {
    Optional<Path> config =
        Optional.ofNullable(System.getenv("PERPS_CONFIG"))
            .filter(file -> !file.isBlank())
            .map(Path::of);
    if (args.length > 0 && args[0].equals("backfill")) {
      return BackfillCommand.run(List.of(args).subList(1, args.length), config);
    }
    boolean checkOnly = false;
    for (int i = 0; i < args.length; i++) {
      switch (args[i]) {
        case "--help" -> {
          System.out.print(HELP);
          return 0;
        }
        case "--version" -> {
          System.out.println(Exporter.version());
          return 0;
        }
        case "--check-config" -> checkOnly = true;
        case "--config" -> {
          if (++i == args.length) {
            System.err.println("--config: needs a file; write --config FILE");
            return 2;
          }
          config = Optional.of(Path.of(args[i]));
        }
        default -> {
          System.err.println(args[i] + ": there is no such option; --help lists them");
          return 2;
        }
      }
    }
    try {
      Settings settings =
          ConfigFiles.read(config, System.getenv(), Exchanges.ALL, Exporter.version());
      if (checkOnly) {
        System.out.println("configuration is right");
        return 0;
      }
      Logging.configure(settings.log());
      return Exporter.runUntilStopped(settings);
    } catch (ConfigException e) {
      System.err.println(e.getMessage());
      return 2;
    } catch (RuntimeException e) {
      System.getLogger(Main.class.getName())
          .log(System.Logger.Level.ERROR, "cannot start; this is a defect, please report it", e);
      return 1;
    }
  }
}
