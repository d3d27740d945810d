package dev.perps.exporter.account.ledger;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The file of one account, for its user's eyes only, and the lock beside it that one program holds
 * as long as it lives, however it ends.
 */
final class StoreFile implements AutoCloseable {
  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]*");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

  private final Path path;
  private final FileChannel lock;

  private StoreFile(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /**
   * Claims the file of an account; directory and file are made where they are missing.
   *
   * @throws LedgerException when another has it, or it cannot be written
   */
  static StoreFile claim(Path directory, String account) {
    if (!NAME.matcher(account).matches()) {
      throw new IllegalArgumentException("no name of an account: " + account);
    }
    Path path = directory.resolve(account + ".db");
    try {
      Files.createDirectories(directory, permissions("rwx------"));
      Path beside = directory.resolve(account + ".lock");
      create(beside);
      FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE);
      if (!isLocked(channel)) {
        channel.close();
        throw LedgerException.inUse(path);
      }
      create(path);
      return new StoreFile(path, channel);
    } catch (IOException e) {
      throw LedgerException.cannot(
          path, "cannot be written: let the program's user write it and its folder (" + e + ")");
    }
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false; // this very program has it
    }
  }

  /** SQLite gives the files that it puts beside it the same permissions. */
  private static void create(Path file) throws IOException {
    try {
      Files.createFile(file, permissions("rw-------"));
    } catch (FileAlreadyExistsException e) {
      if (POSIX) {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
      }
    }
  }

  private static FileAttribute<?>[] permissions(String mode) {
    return POSIX
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))
        }
        : new FileAttribute<?>[0];
  }

  Path path() {
    return path;
  }

  /** Moves what is there away, so that a new file can begin; returns where it went. */
  Path moveAside(Instant now) {
    Path away = path.resolveSibling(path.getFileName() + ".damaged-" + TIME.format(now));
    try {
      Files.move(path, away, StandardCopyOption.REPLACE_EXISTING);
      for (String beside : List.of("-wal", "-shm")) {
        Files.deleteIfExists(path.resolveSibling(path.getFileName() + beside));
      }
      create(path);
    } catch (IOException e) {
      throw LedgerException.cannot(path, "is damaged and cannot be moved away: do it (" + e + ")");
    }
    return away;
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw LedgerException.cannot(path, e.toString());
    }
  }
}
