package dev.perps.exporter.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderTest {
  @TempDir Path path;

  private Folder folder;

  @BeforeEach
  void open() {
    folder = new Folder(path.resolve("history"));
    folder.open();
  }

  @Test
  void numbersComeBackAsTheyWere() {
    double[][] rows = {{1.5, Double.NaN}, {-0.0, Double.MAX_VALUE}};
    folder.keep("rows", rows);

    assertThat(Arrays.deepEquals(folder.table("rows").orElseThrow(), rows)).isTrue();
  }

  @Test
  void noRowsAreAnAnswerToo() {
    folder.keep("none", new double[0][]);

    assertThat(folder.table("none").orElseThrow()).isEmpty();
    assertThat(folder.table("never asked")).isEmpty();
  }

  @Test
  void anythingButTheWholeFileIsNone() throws IOException {
    folder.keep("rows", new double[][] {{1, 2}, {3, 4}});
    Path file = path.resolve("history/raw/rows");
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThat(folder.table("rows")).as("%d bytes", length).isEmpty();
    }
    for (int at = 0; at < whole.length; at++) {
      byte[] changed = whole.clone();
      changed[at] ^= 1;
      Files.write(file, changed);
      assertThat(folder.table("rows")).as("byte %d", at).isEmpty();
    }
  }

  @Test
  void aFileThatCouldNotBeFinishedIsNotThere() {
    assertThatThrownBy(
            () ->
                folder.write(
                    "file",
                    out -> {
                      out.write(1);
                      throw new IOException("disk full");
                    }))
        .isInstanceOf(UncheckedIOException.class);

    assertThat(folder.has("file")).isFalse();
    folder.open();
    assertThat(path.resolve("history/file.part")).doesNotExist();
  }
}
