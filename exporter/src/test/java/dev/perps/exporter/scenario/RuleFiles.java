package dev.perps.exporter.scenario;

import static java.util.stream.Collectors.toSet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The project's rules: which files there are, and which metrics of the exporter they look at. */
final class RuleFiles {
  // The exporter's metrics have no colon, and recorded ones do.
  private static final Pattern NAME = Pattern.compile("(?<![:\\w])[a-z]+(?:_[a-z0-9]+)+(?![:\\w])");

  private static final Pattern RECORDED = Pattern.compile("[a-z_]+:\\w+:\\w+");
  private static final Pattern RECORD = Pattern.compile("record: *(\\S+)");
  private static final Pattern GROUP = Pattern.compile("(?m)^  - name: *(\\S+)");
  private static final Pattern COMMENT = Pattern.compile("(?m)^ *#.*$");

  /** Of this machine and this moment, not of the market. */
  private static final Pattern OWN =
      Pattern.compile("(jvm|process|system|disk|perps_exporter_scrapes).*");

  private RuleFiles() {}

  /**
   * Each behind those whose series it reads: in another order each would read what was recorded a
   * whole step before.
   */
  static List<Path> in(Path folder) throws IOException {
    Map<Path, String> waiting = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(it -> it.toString().endsWith(".yml")).toList()) {
        waiting.put(file, COMMENT.matcher(Files.readString(file)).replaceAll(""));
      }
    }
    List<Path> ordered = new ArrayList<>();
    while (!waiting.isEmpty()) {
      Path next =
          waiting.keySet().stream()
              .filter(file -> readsNoneOf(waiting, file))
              .findFirst()
              .orElseGet(() -> waiting.keySet().iterator().next());
      waiting.remove(next);
      ordered.add(next);
    }
    return ordered;
  }

  private static boolean readsNoneOf(Map<Path, String> files, Path reader) {
    Set<String> read =
        RECORDED
            .matcher(files.getOrDefault(reader, ""))
            .results()
            .map(it -> it.group())
            .collect(toSet());
    return files.entrySet().stream()
        .filter(other -> !other.getKey().equals(reader))
        .flatMap(other -> RECORD.matcher(other.getValue()).results())
        .noneMatch(record -> read.contains(record.group(1)));
  }

  /** The groups of these files, one file after the other. */
  static List<String> groups(List<Path> files) throws IOException {
    List<String> groups = new ArrayList<>();
    for (Path file : files) {
      GROUP.matcher(Files.readString(file)).results().forEach(it -> groups.add(it.group(1)));
    }
    return groups;
  }

  /** Everything in the rules that may be a metric. */
  static Set<String> names(List<Path> files) throws IOException {
    Set<String> names = new TreeSet<>(Set.of("up"));
    for (Path file : files) {
      NAME.matcher(Files.readString(file))
          .results()
          .map(result -> result.group())
          .filter(name -> !OWN.matcher(name).matches())
          .forEach(names::add);
    }
    return names;
  }
}
