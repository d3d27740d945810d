package dev.perps.exporter.stack;

import dev.perps.exporter.exchange.Exchange;
import dev.perps.exporter.exchange.Exchanges;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/** Two days of a few contracts, written by {@code backfill} itself while other things go on. */
final class Past implements AutoCloseable {
  /** Others have so tight limits that they take minutes. */
  private static final Set<String> EXCHANGES =
      Set.of("binance", "bitget", "bybit", "gateio", "hyperliquid", "kraken");

  private final Path folder;
  private final Path log;
  private final Process process;

  /**
   * Begins.
   *
   * @param instance the exporter's address as Prometheus knows it
   * @param directory for the files
   */
  Past(URI simulator, String instance, Path directory) {
    folder = directory.resolve("history");
    log = directory.resolve("backfill.log");
    ProcessBuilder command =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx192m",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.perps.exporter.Main",
                "backfill",
                "--output",
                folder.toString(),
                "--days",
                "2",
                "--contracts",
                "2",
                "--bases",
                "5")
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    command.environment().keySet().removeIf(name -> name.startsWith("KRAKEN_"));
    command.environment().put("PERPS_SIMULATOR_URL", simulator.toString());
    command.environment().put("PERPS_BACKFILL_LABELS", "job=perps-exporter;instance=" + instance);
    for (Exchange exchange : Exchanges.ALL) {
      if (!EXCHANGES.contains(exchange.id())) {
        String name = exchange.id().toUpperCase(Locale.ROOT);
        command.environment().put("PERPS_EXCHANGES_" + name + "_ENABLED", "false");
      }
    }
    try {
      process = command.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The folder, once it is finished. */
  Path folder() {
    try {
      if (process.waitFor() != 0) {
        throw new IllegalStateException(
            "backfill ended with status " + process.exitValue() + "; " + log + " says why");
      }
      return folder;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
  }
}
