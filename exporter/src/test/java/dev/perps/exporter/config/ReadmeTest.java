package dev.perps.exporter.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perps.exporter.exchange.Exchange;
import dev.perps.exporter.exchange.Exchanges;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documents say of keys, variables, exchanges and each other. */
class ReadmeTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern LINK = Pattern.compile("]\\(([^)]+)\\)");

  static List<Path> documents() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
      return Stream.concat(
              Stream.of(ROOT.resolve("README.md"), ROOT.resolve("CHANGELOG.md")),
              files.filter(file -> file.toString().endsWith(".md")).sorted())
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void linksLeadSomewhere(Path document) throws IOException {
    Matcher links = LINK.matcher(Files.readString(document));
    while (links.find()) {
      String target = links.group(1).replaceAll("#.*", "");
      if (!target.isEmpty() && !target.contains("://")) {
        assertThat(document.resolveSibling(target)).exists();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void keysAndVariablesExist(Path document) throws IOException {
    Set<String> keys =
        SettingsKeys.allKeys().map(SettingsKeys.Key::name).collect(Collectors.toSet());
    Set<String> generic =
        keys.stream()
            .map(key -> key.replaceAll("^exchanges\\.\\w+\\.", "exchanges.<id>."))
            .collect(Collectors.toSet());
    String text = Files.readString(document);

    Pattern.compile("`((?:server|collection|exchanges|context|filter|log)\\.[a-z<>.-]+)`")
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .forEach(key -> assertThat(keys.contains(key) || generic.contains(key)).as(key).isTrue());
    Set<String> variables = keys.stream().map(Sources::variable).collect(Collectors.toSet());
    Pattern.compile("PERPS_[A-Z0-9_]+[A-Z]")
        .matcher(text)
        .results()
        .map(java.util.regex.MatchResult::group)
        .filter(variable -> !variable.equals("PERPS_EXPORTER_SERVICE_HOST")) // of Kubernetes
        .forEach(variable -> assertThat(variables).contains(variable));
  }

  @Test
  void readmeNamesEveryExchangeAndStatesDefaults() throws IOException {
    String readme = Files.readString(ROOT.resolve("README.md"));
    for (Exchange exchange : Exchanges.ALL) {
      assertThat(readme)
          .contains("\n| [" + exchange.name() + "](docs/exchanges/" + exchange.id() + ".md) |")
          .contains("`" + exchange.id() + "`");
    }
    for (SettingsKeys.Key key : SettingsKeys.documentedKeys()) {
      Matcher row =
          Pattern.compile("\\| `" + Pattern.quote(key.name()) + "` \\| `([^`]+)` \\|")
              .matcher(readme);
      if (row.find()) {
        String stated = row.group(1).toLowerCase(Locale.ROOT);
        String real = String.valueOf(key.byDefault()).replaceAll("\\.0$", "");
        assertThat(key.name().equals("collection.profile") ? "balanced" : real).isEqualTo(stated);
      }
    }
  }
}
