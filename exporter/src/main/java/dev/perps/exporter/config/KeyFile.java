package dev.perps.exporter.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.Optional;

/**
 * A file that holds a key or a secret and nothing else.
 *
 * @param content without blanks around it; the reader wipes it
 * @param warning one line, if others may read the file
 */
record KeyFile(byte[] content, Optional<String> warning) {
  private static final int MOST_BYTES = 4096;

  /** Where containers have their secrets; what is there can be read by all in the container. */
  private static final Path SECRETS = Path.of("/run/secrets");

  /**
   * Reads the file that a variable names.
   *
   * @throws ConfigException when there is nothing to read
   */
  static KeyFile read(String variable, String name) {
    Path path = path(variable, name);
    byte[] all;
    try {
      if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
        throw new ConfigException(
            variable, "names a file that is not there or may not be read", "check the path");
      }
      if (Files.size(path) > MOST_BYTES) {
        throw new ConfigException(
            variable, "names a file that is too large for a key", "check the path");
      }
      all = Files.readAllBytes(path);
    } catch (IOException e) {
      throw new ConfigException(variable, "names a file that cannot be read", "check the path");
    }
    int first = 0;
    int end = all.length;
    while (first < end && isBlank(all[first])) {
      first++;
    }
    while (end > first && isBlank(all[end - 1])) {
      end--;
    }
    byte[] content = Arrays.copyOfRange(all, first, end);
    Arrays.fill(all, (byte) 0);
    if (content.length == 0) {
      throw new ConfigException(variable, "names an empty file", "write the key into it");
    }
    return new KeyFile(content, warning(variable, path));
  }

  private static boolean isBlank(byte letter) {
    return letter >= 0 && letter <= ' ';
  }

  private static Path path(String variable, String name) {
    try {
      return Path.of(name).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      throw new ConfigException(variable, "is not the name of a file", "write its path");
    }
  }

  private static Optional<String> warning(String variable, Path path) {
    if (path.startsWith(SECRETS)) {
      return Optional.empty();
    }
    try {
      return Files.getPosixFilePermissions(path).contains(PosixFilePermission.OTHERS_READ)
          ? Optional.of(
              variable + ": every user of this machine may read the file; chmod 600 takes it away")
          : Optional.empty();
    } catch (IOException | UnsupportedOperationException noSuchRights) {
      return Optional.empty();
    }
  }
}
