package dev.perps.exporter.server;

import dev.perps.exporter.collect.ExchangeView;
import dev.perps.exporter.collect.Failure;
import dev.perps.exporter.collect.FeedState;
import dev.perps.exporter.collect.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The page at {@code /}: every exchange's state at a glance, and where to go from here.
 * Thread-safe.
 */
final class LandingPage {
  /** Nothing but what the page itself holds. */
  static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

  private final InstantSource clock;
  private final String source;
  private final String version;
  private final String template;

  LandingPage(InstantSource clock, String source, String version) {
    this.clock = clock;
    this.source = source;
    this.version = version;
    this.template = Resources.text("/landing.html");
  }

  String render(Snapshot snapshot) {
    Instant now = clock.instant();
    long up = snapshot.exchanges().stream().filter(ExchangeView::up).count();
    int markets = snapshot.exchanges().stream().mapToInt(view -> view.perps().size()).sum();
    String rows =
        snapshot.exchanges().stream().map(view -> row(view, now)).collect(Collectors.joining());
    return template
        .replace("{{version}}", escape(version))
        .replace("{{banner}}", source.equals("simulator") ? BANNER : "")
        .replace("{{up}}", up + " of " + snapshot.exchanges().size())
        .replace("{{markets}}", count(markets))
        .replace("{{rows}}", rows)
        .replace("{{accounts}}", AccountTable.of(snapshot.kraken().accounts(), now));
  }

  private static final String BANNER =
      "<p class=\"banner\">Demo: every figure comes from a simulator, not from an exchange.</p>";

  private static String row(ExchangeView view, Instant now) {
    String state = !view.attempted() ? "starting" : view.up() ? "up" : "down";
    String mark = view.up() ? "●" : view.attempted() ? "▼" : "○";
    Optional<Instant> last = view.lastSuccess();
    return "<tr class=\"%s\"><td>%s</td><td class=\"state\">%s %s</td><td>%s</td><td>%s</td><td>%s</td></tr>\n"
        .formatted(
            state,
            escape(view.exchange().name()),
            mark,
            state,
            last.map(at -> age(Duration.between(at, now))).orElse("–"),
            view.perps().isEmpty() ? "–" : count(view.perps().size()),
            view.feeds().stream()
                .filter(feed -> feed.failure().isPresent())
                .map(LandingPage::problem)
                .collect(Collectors.joining("<br>")));
  }

  private static String problem(FeedState feed) {
    Failure failure = feed.failure().orElseThrow();
    return "%s: <b>%s</b> %s <small>(%d× since %s)</small>"
        .formatted(
            escape(feed.name()),
            failure.reason().label(),
            escape(failure.message()),
            failure.attempts(),
            failure.since().toString().substring(0, 19).replace('T', ' ') + "Z");
  }

  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  static String age(Duration age) {
    long seconds = Math.max(0, age.toSeconds());
    return seconds < 120 ? seconds + " s" : seconds / 60 + " min";
  }

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
