package dev.perps.exporter.server;

import dev.perps.exporter.collect.Board;
import dev.perps.exporter.exposition.Format;
import dev.perps.exporter.exposition.MetricsPage;
import dev.perps.exporter.exposition.MicrometerTelemetry;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;

/** The exporter's web server. No request leads to a call to an exchange. Thread-safe. */
public final class ExporterServer implements AutoCloseable {
  private static final System.Logger logger = System.getLogger(ExporterServer.class.getName());
  private final Board board;
  private final MetricsPage page;
  private final MicrometerTelemetry telemetry;
  private final LandingPage landing;
  private final RunbookPage runbook = new RunbookPage();
  private final WebServer server;

  /**
   * Starts to listen.
   *
   * @throws RuntimeException when the address cannot be listened on
   */
  public ExporterServer(
      ServerSettings settings,
      Board board,
      MetricsPage page,
      MicrometerTelemetry telemetry,
      InstantSource clock,
      String source,
      String version) {
    this.board = board;
    this.page = page;
    this.telemetry = telemetry;
    this.landing = new LandingPage(clock, source, version);
    this.server =
        WebServer.builder()
            .host(settings.host())
            .port(settings.port())
            .shutdownHook(false)
            .shutdownGracePeriod(Duration.ofSeconds(1))
            .maxPayloadSize(0)
            // With NIO, Helidon 4.4.0 loses what a socket does not take at once: a large page
            // to a slow reader would never end.
            .useNio(false)
            // The last, short packet of a page is not to wait for the scraper's acknowledgement.
            .connectionOptions(options -> options.tcpNoDelay(true))
            .routing(this::routes)
            .build()
            .start();
    // Helidon logs that it cannot listen, and goes on.
    if (!server.isRunning() || server.port() < 0) {
      throw new UncheckedIOException(new BindException(settings.host() + ":" + settings.port()));
    }
  }

  /** The port that it listens on. */
  public int port() {
    return server.port();
  }

  private void routes(HttpRouting.Builder routing) {
    routing
        .get("/metrics", this::metrics)
        .get("/health/live", (request, response) -> response.send("alive\n"))
        .get("/health/ready", this::ready)
        .get("/docs/alerts", this::runbook)
        .get("/", this::landing);
  }

  private void metrics(ServerRequest request, ServerResponse response) {
    long start = System.nanoTime();
    Format format = Negotiation.format(header(request, HeaderNames.ACCEPT));
    boolean gzip = Negotiation.gzip(header(request, HeaderNames.ACCEPT_ENCODING));
    MetricsPage.Rendered rendered = page.render(format, gzip);
    response.header(HeaderNames.CONTENT_TYPE, format.contentType());
    response.header(HeaderNames.VARY, "Accept, Accept-Encoding");
    if (gzip) {
      response.header(HeaderNames.CONTENT_ENCODING, "gzip");
    }
    try {
      response.send(rendered.body());
    } catch (UncheckedIOException e) {
      // Like any other error, Helidon would log it with its stack.
      logger.log(System.Logger.Level.DEBUG, "the scraper hung up");
      throw new CloseConnectionException("the scraper hung up", e);
    }
    telemetry.scraped(rendered, Duration.ofNanos(System.nanoTime() - start));
  }

  private void ready(ServerRequest request, ServerResponse response) {
    if (board.snapshot().hasData()) {
      response.send("ready\n");
    } else {
      response.status(Status.SERVICE_UNAVAILABLE_503).send("no exchange has been collected yet\n");
    }
  }

  private void landing(ServerRequest request, ServerResponse response) {
    html(response, landing.render(board.snapshot()));
  }

  private void runbook(ServerRequest request, ServerResponse response) {
    html(response, runbook.html());
  }

  private static void html(ServerResponse response, String text) {
    response
        .header(HeaderNames.CONTENT_TYPE, "text/html; charset=utf-8")
        .header(HeaderNames.create("Content-Security-Policy"), LandingPage.POLICY)
        .header(HeaderValues.CACHE_NO_CACHE)
        .send(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String header(ServerRequest request, io.helidon.http.HeaderName name) {
    return request.headers().first(name).orElse("");
  }

  /** Stops to listen; requests under way have a second. */
  @Override
  public void close() {
    server.stop();
  }
}
