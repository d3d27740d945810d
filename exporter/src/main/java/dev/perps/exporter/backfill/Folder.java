package dev.perps.exporter.backfill;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The output folder. A file is there as a whole or not at all, whatever happens while it is
 * written: it gets its name only once it is on the disk. Thread-safe.
 *
 * @param path of the folder
 */
record Folder(Path path) {
  private static final String PART = ".part";
  private static final String RAW = "raw";

  /** Writes a file. */
  interface Writer {
    void to(OutputStream out) throws IOException;
  }

  /** Makes the folder, if there is none, and takes away what an earlier run has left half done. */
  void open() {
    try {
      Files.createDirectories(path.resolve(RAW));
      try (Stream<Path> all = Files.walk(path)) {
        for (Path part : all.filter(file -> file.toString().endsWith(PART)).toList()) {
          Files.delete(part);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean has(String name) {
    return Files.exists(path.resolve(name));
  }

  /** Writes a file of this name. */
  void write(String name, Writer writer) {
    Path file = path.resolve(name);
    Path part = path.resolve(name + PART);
    try (FileChannel channel =
        FileChannel.open(
            part,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
      writer.to(out);
      out.flush();
      channel.force(true);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The bytes of a file; empty if there is none. */
  Optional<byte[]> read(String name) {
    try {
      return Optional.of(Files.readAllBytes(path.resolve(name)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Rows of numbers kept under a name; empty if there are none that can be read. */
  Optional<double[][]> table(String name) {
    return read(RAW + "/" + name)
        .flatMap(
            bytes -> {
              try {
                return Optional.of(Table.read(bytes).rows());
              } catch (IOException ignored) {
                return Optional.empty(); // it is asked for once more
              }
            });
  }

  void keep(String name, double[][] rows) {
    write(RAW + "/" + name, out -> out.write(new Table(rows).toBytes()));
  }

  void drop(String name) {
    try {
      Files.deleteIfExists(path.resolve(RAW).resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes away what only a run that goes on would need. */
  void dropTables() {
    try (Stream<Path> all = Files.walk(path.resolve(RAW))) {
      List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
