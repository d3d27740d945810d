package dev.perps.exporter.server;

import static dev.perps.exporter.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perps.exporter.Fixtures;
import dev.perps.exporter.analytics.UsdRates;
import dev.perps.exporter.collect.Board;
import dev.perps.exporter.collect.ContractFilter;
import dev.perps.exporter.collect.ExchangeView;
import dev.perps.exporter.collect.FeedState;
import dev.perps.exporter.collect.Snapshot;
import dev.perps.exporter.exchange.Host;
import dev.perps.exporter.exchange.RateLimit;
import dev.perps.exporter.exposition.MetricsPage;
import dev.perps.exporter.exposition.MicrometerTelemetry;
import dev.perps.exporter.market.MarketData;
import dev.perps.exporter.market.Perp;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExporterServerTest {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final MicrometerTelemetry telemetry =
      new MicrometerTelemetry(
          registry, List.of(), id -> Duration.ofSeconds(10), "simulator", InstantSource.system());
  private final Board board =
      new Board(List.of(), Fixtures.settings(Duration.ofSeconds(1)), InstantSource.fixed(NOW));
  private MetricsPage page;
  private ExporterServer server;

  @BeforeEach
  void start() {
    page = new MetricsPage(snapshot(3000), registry.getPrometheusRegistry());
    server =
        new ExporterServer(
            new ServerSettings("127.0.0.1", 0),
            board,
            page,
            telemetry,
            InstantSource.fixed(NOW),
            "simulator",
            "test");
  }

  @AfterEach
  void stop() {
    server.close();
    page.close();
    telemetry.close();
  }

  private static Snapshot snapshot(int contracts) {
    List<Perp> perps = new ArrayList<>();
    for (int i = 0; i < contracts; i++) {
      perps.add(Fixtures.perp("alpha", "COIN" + i, 1 + i));
    }
    FeedState feed =
        new FeedState(
            "all",
            true,
            new MarketData(perps, List.of(), 0),
            false,
            Optional.of(NOW),
            Optional.empty(),
            Duration.ofMinutes(1));
    return new Snapshot(
        NOW,
        List.of(
            new ExchangeView(
                Fixtures.exchange(
                    "alpha", Host.of("h", "https://example.org", RateLimit.perMinute(60))),
                List.of(feed),
                perps,
                List.of(),
                new ContractFilter.Selection(perps, perps, List.of(), Map.of()))),
        UsdRates.of(List.of(), true));
  }

  @Test
  void portThatIsTakenFailsTheStart() {
    ServerSettings taken = new ServerSettings("127.0.0.1", server.port());
    assertThatThrownBy(
            () ->
                new ExporterServer(
                    taken, board, page, telemetry, InstantSource.fixed(NOW), "simulator", "test"))
        .hasCauseInstanceOf(java.net.BindException.class);
  }

  /** Several megabytes through a small window, slower than they are sent: all of them arrive. */
  @Test
  void slowReaderGetsTheWholePage() throws Exception {
    try (Socket socket = new Socket()) {
      socket.setReceiveBufferSize(4096);
      socket.connect(new java.net.InetSocketAddress("127.0.0.1", server.port()));
      socket.setSoTimeout(5000);
      socket
          .getOutputStream()
          .write(
              "GET /metrics HTTP/1.1\r\nHost: localhost\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      InputStream in = socket.getInputStream();
      Thread.sleep(200);
      StringBuilder head = new StringBuilder();
      while (head.indexOf("\r\n\r\n") < 0) {
        head.append((char) in.read());
      }
      int declared =
          head.toString()
              .lines()
              .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
              .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
              .findFirst()
              .orElseThrow();
      assertThat(declared).isGreaterThan(4_000_000);
      // Less than declared would end in a time-out here.
      assertThat(in.readNBytes(declared)).hasSize(declared);
    }
  }

  @Test
  void scraperThatHangsUpLeavesNoStackInTheLog() throws Exception {
    BlockingQueue<LogRecord> lines = new LinkedBlockingQueue<>();
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord line) {
            lines.add(line);
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Logger helidon = Logger.getLogger("io.helidon.webserver");
    Logger ours = Logger.getLogger(ExporterServer.class.getName());
    ours.setLevel(Level.FINE);
    helidon.addHandler(handler);
    ours.addHandler(handler);
    try {
      try (Socket socket = new Socket()) {
        socket.setReceiveBufferSize(4096);
        socket.connect(new java.net.InetSocketAddress("127.0.0.1", server.port()));
        socket
            .getOutputStream()
            .write(
                "GET /metrics HTTP/1.1\r\nHost: localhost\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
        assertThat(socket.getInputStream().readNBytes(1000)).hasSize(1000);
        socket.setSoLinger(true, 0);
      }
      LogRecord first = lines.poll(10, TimeUnit.SECONDS);
      assertThat(first).isNotNull();
      assertThat(first.getMessage()).isEqualTo("the scraper hung up");
      assertThat(lines.poll(300, TimeUnit.MILLISECONDS)).isNull();
    } finally {
      helidon.removeHandler(handler);
      ours.removeHandler(handler);
      ours.setLevel(null);
    }
    assertThat(get("/metrics").statusCode()).isEqualTo(200);
  }

  @Test
  void formatAndEncodingAreNegotiated() throws Exception {
    HttpResponse<byte[]> plain = get("/metrics");
    assertThat(plain.headers().firstValue("content-type"))
        .contains("text/plain; version=0.0.4; charset=utf-8");
    assertThat(plain.headers().firstValue("content-encoding")).isEmpty();

    HttpResponse<byte[]> prometheus =
        get(
            "/metrics",
            "Accept",
            "application/openmetrics-text;version=1.0.0,text/plain;version=0.0.4;q=0.5,*/*;q=0.1",
            "Accept-Encoding",
            "gzip");
    assertThat(prometheus.headers().firstValue("content-type"))
        .contains("application/openmetrics-text; version=1.0.0; charset=utf-8");
    assertThat(prometheus.headers().firstValue("content-encoding")).contains("gzip");
    assertThat(prometheus.body().length).isLessThan(plain.body().length / 4);
  }

  @Test
  void aliveAtOnceAndReadyWithTheFirstData() throws Exception {
    assertThat(get("/health/live").statusCode()).isEqualTo(200);
    HttpResponse<byte[]> ready = get("/health/ready");
    assertThat(ready.statusCode()).isEqualTo(503);
    assertThat(new String(ready.body(), StandardCharsets.UTF_8)).contains("no exchange");
  }

  @Test
  void whatIsNotThereIs404AndWhatWritesIsRefused() throws Exception {
    assertThat(get("/nothing").statusCode()).isEqualTo(404);
    HttpResponse<String> post =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(uri("/metrics"))
                    .POST(HttpRequest.BodyPublishers.noBody())
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(post.statusCode()).isIn(404, 405);
  }

  private HttpResponse<byte[]> get(String path, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri(path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HttpClient.newHttpClient()
        .send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.port() + path);
  }
}
