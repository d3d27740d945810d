package dev.perps.exporter.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.TextContentRenderer;
import org.jspecify.annotations.Nullable;

/**
 * The page at {@code /docs/alerts}: the project's {@code docs/alerts.md}, which the links in alerts
 * lead to. A section's anchor is its title in lower case; a title of one word is an anchor as it is
 * written, too, because a dashboard knows an alert's name and cannot change its case. Thread-safe.
 */
final class RunbookPage {
  private static final List<Extension> TABLES = List.of(TablesExtension.create());

  private final Supplier<String> markdown;
  private volatile @Nullable String html;

  RunbookPage() {
    this(() -> Resources.text("/docs/alerts.md"));
  }

  RunbookPage(Supplier<String> markdown) {
    this.markdown = markdown;
  }

  /** The page; made when it is first asked for. */
  String html() {
    String made = html;
    if (made == null) {
      made = make(markdown.get());
      html = made;
    }
    return made;
  }

  private static String make(String text) {
    Node document = Parser.builder().extensions(TABLES).build().parse(text);
    Headings headings = new Headings();
    document.accept(headings);
    document.accept(new LocalLinksOnly());
    String body =
        HtmlRenderer.builder()
            .extensions(TABLES)
            .escapeHtml(true)
            .attributeProviderFactory(
                context ->
                    (node, tag, attributes) -> {
                      if (node instanceof Heading heading) {
                        attributes.put("id", anchor(title(heading)));
                      }
                    })
            .build()
            .render(document)
            .replaceAll("<h2 id=\"[^\"]+\">(\\w+)</h2>", "<a id=\"$1\"></a>$0");
    return Resources.text("/runbook.html")
        .replace("{{contents}}", headings.contents())
        .replace("{{body}}", body);
  }

  private static String title(Heading heading) {
    return TextContentRenderer.builder().build().render(heading).strip();
  }

  private static String anchor(String title) {
    return title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 _-]", "").replace(' ', '-');
  }

  /** Collects the sections of the second level under the title above them. */
  private static final class Headings extends AbstractVisitor {
    private final List<Map.Entry<String, List<String>>> groups = new ArrayList<>();

    @Override
    public void visit(Heading heading) {
      String title = title(heading);
      if (heading.getLevel() == 1) {
        groups.add(Map.entry(title, new ArrayList<>()));
      } else if (heading.getLevel() == 2 && !groups.isEmpty()) {
        groups.getLast().getValue().add(title);
      }
    }

    String contents() {
      return groups.stream()
          .filter(group -> !group.getValue().isEmpty())
          .map(
              group ->
                  "<section><h2>%s</h2>%s</section>\n"
                      .formatted(
                          LandingPage.escape(group.getKey()),
                          group.getValue().stream()
                              .map(
                                  title ->
                                      "<a href=\"#%s\">%s</a>"
                                          .formatted(anchor(title), LandingPage.escape(title)))
                              .collect(Collectors.joining())))
          .collect(Collectors.joining());
    }
  }

  /** Links to other pages of the documentation lead nowhere here: their text stays. */
  private static final class LocalLinksOnly extends AbstractVisitor {
    @Override
    public void visit(Link link) {
      String to = link.getDestination();
      if (to.startsWith("#") || to.startsWith("https://") || to.startsWith("http://")) {
        return;
      }
      for (Node child = link.getFirstChild(); child != null; child = link.getFirstChild()) {
        link.insertBefore(child);
      }
      link.unlink();
    }
  }
}
