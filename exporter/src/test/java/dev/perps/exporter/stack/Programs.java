package dev.perps.exporter.stack;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs of this machine. */
final class Programs {
  private Programs() {}

  /** What a program said, and how it ended. */
  record Ended(int status, String said) {
    /** What it said, if it ended well. */
    String orThrow() {
      if (status != 0) {
        throw new IllegalStateException("status " + status + ": " + said);
      }
      return said;
    }
  }

  /** The first of these that is installed, also where a user's path does not lead. */
  static Optional<String> find(String... names) {
    List<String> folders =
        new ArrayList<>(
            List.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)));
    folders.add("/usr/sbin");
    return Stream.of(names)
        .flatMap(name -> folders.stream().map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst();
  }

  /** Runs a program to its end. */
  static Ended run(ProcessBuilder command) {
    Process process = null;
    try {
      process = command.redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Ended(process.waitFor(), said);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      process.destroy();
      throw new IllegalStateException(e);
    }
  }

  /** A file of the project. */
  static String ofProject(String path) {
    return Path.of("..", path).toAbsolutePath().normalize().toString();
  }
}
