package dev.perps.exporter.exposition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What {@code docs/kraken-account.md} asks for is on the page. */
class KrakenAccountDocTest {
  private static final Pattern NAME =
      Pattern.compile("(kraken_(account|funding)|perp)_[a-z0-9_]+[a-z0-9](?![a-z0-9_…])");

  @Test
  void namesAreThoseOfTheCatalogue() throws IOException {
    String page = Files.readString(Path.of("../docs/kraken-account.md"));
    List<String> named = NAME.matcher(page).results().map(it -> it.group()).distinct().toList();

    assertThat(named).hasSizeGreaterThan(30);
    assertThat(Catalogue.FAMILIES).extracting(Family::name).containsAll(named);
  }
}
