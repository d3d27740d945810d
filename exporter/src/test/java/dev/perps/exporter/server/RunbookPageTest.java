package dev.perps.exporter.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class RunbookPageTest {
  private static final Pattern ALERT = Pattern.compile("(?m)^## (Perps\\w+)$");

  @Test
  void everyAlertOfTheRunbookHasItsAnchorAndItsPlaceInTheContents() throws IOException {
    String page = new RunbookPage().html();
    List<String> alerts =
        ALERT
            .matcher(Files.readString(Path.of("../docs/alerts.md")))
            .results()
            .map(match -> match.group(1))
            .toList();
    assertThat(alerts).contains("PerpsExchangeDown", "PerpsFundingExtreme");
    for (String alert : alerts) {
      String anchor = alert.toLowerCase(Locale.ROOT);
      assertThat(page)
          .contains("<a id=\"" + alert + "\"></a><h2 id=\"" + anchor + "\">" + alert + "</h2>")
          .contains("<a href=\"#" + anchor + "\">" + alert + "</a>");
    }
  }

  @Test
  void tablesAndCodeAreMarkedUp() {
    String page =
        new RunbookPage(() -> "# A\n\n## B\n\n| x | y |\n|---|---|\n| 1 | `a < b` |\n").html();
    assertThat(page).contains("<td>1</td>", "<code>a &lt; b</code>");
  }

  @Test
  void linksThatLeadNowhereBecomeText() {
    String page =
        new RunbookPage(
                () -> "# A\n\n[there](numbers.md), [up](#a), [out](https://example.org/)\n\n## B\n")
            .html();
    assertThat(page)
        .contains("there, <a href=\"#a\">up</a>")
        .contains("<a href=\"https://example.org/\">out</a>")
        .doesNotContain("numbers.md");
  }

  @Test
  void markupInTheTextIsShownAsText() {
    assertThat(new RunbookPage(() -> "# A <b>\n\n<script>x</script>\n\n## B\n").html())
        .doesNotContain("<script>")
        .contains("&lt;script&gt;");
  }
}
