package dev.perps.exporter.account.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A reader of a log of 100 000 rows is killed a hundred times, some of them while it starts. Not
 * one row may be missing or there twice in the end, and the sums are those of all rows.
 */
class LedgerCrashTest {
  private static final int KILLS = 100;

  @TempDir Path directory;
  private int started;

  @Test
  void nothingIsLostAndNothingCountsTwiceHoweverOftenItIsKilled() throws Exception {
    Random random = new Random(20261121);
    Path data = directory.resolve("data");
    Deque<Process> warming = new ArrayDeque<>();
    try {
      for (int kills = 0; kills <= KILLS; kills++) {
        while (warming.size() < 3) { // starting takes longest: others do while one reads
          warming.add(start(data));
        }
        Process reader = warming.removeFirst();
        told(reader, 1);
        reader.getOutputStream().write('\n');
        reader.getOutputStream().flush();
        if (kills < KILLS) {
          told(reader, random.nextInt(4)); // pages asked for; none: it is still opening the file
          reader.waitFor(random.nextLong(15_000_000), TimeUnit.NANOSECONDS);
          reader.destroyForcibly().waitFor();
          assertThat(reader.exitValue()).as("ended before it was killed").isNotZero();
        } else {
          reader.getInputStream().transferTo(OutputStream.nullOutputStream());
          assertThat(reader.waitFor()).isZero();
        }
      }
    } finally {
      warming.forEach(Process::destroyForcibly);
    }

    Books whole = new Books();
    LongStream.rangeClosed(1, KilledReader.ROWS).mapToObj(KilledReader::row).forEach(whole::add);
    try (LedgerStore store = LedgerStore.open(data, "main", InstantSource.system())) {
      List<Long> ids = new ArrayList<>();
      Books again = new Books();
      store.after(
          0,
          row -> {
            ids.add(row.id());
            assertThat(row).isEqualTo(KilledReader.row(row.id()));
            again.add(row);
          });
      assertThat(ids).isEqualTo(LongStream.rangeClosed(1, KilledReader.ROWS).boxed().toList());
      assertThat(Checkpoint.encode(again)).isEqualTo(Checkpoint.encode(whole));
    }
    try (KeptLedger ledger = KeptLedger.open(data, "main", InstantSource.system())) {
      assertThat(ledger.ever()).isEqualTo(whole.ever);
      assertThat(ledger.rows()).isEqualTo(KilledReader.ROWS);
    }
  }

  private void told(Process reader, int bytes) throws IOException {
    for (int i = 0; i < bytes; i++) {
      int told = reader.getInputStream().read();
      assertThat(told).as(Files.readString(directory.resolve("errors"))).isPositive();
    }
  }

  private Process start(Path data) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            KilledReader.class.getName(),
            data.toString(),
            directory.resolve("warm-" + started++).toString())
        .redirectError(ProcessBuilder.Redirect.appendTo(directory.resolve("errors").toFile()))
        .start();
  }
}
