package dev.perps.exporter.collect;

import dev.perps.exporter.exchange.Endpoint;
import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.FailureReader;
import dev.perps.exporter.exchange.FailureReason;
import dev.perps.exporter.exchange.Wire;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import okhttp3.ConnectionPool;
import okhttp3.Headers;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import tools.jackson.core.exc.JacksonIOException;

/**
 * One call over HTTP: sends, reads the answer within time and size limits and parses it while it
 * arrives. One client and one pool of connections serve all exchanges. Blocks, so it is called on
 * virtual threads; thread-safe.
 */
public final class HttpTransport implements AutoCloseable {
  private static final MediaType JSON = MediaType.get("application/json");
  private static final long ERROR_BODY_BYTES = 4096;

  /** Twenty thousand rows of an account's log are 12 MB. */
  private static final Duration PRIVATE_CALL = Duration.ofMinutes(1);

  private final OkHttpClient client;
  private final Map<String, OkHttpClient> proxied = new HashMap<>();
  private final long maxBodyBytes;
  private final String userAgent;

  public HttpTransport(CollectSettings settings) {
    OkHttpClient.Builder builder =
        new OkHttpClient.Builder()
            .connectTimeout(min(settings.callTimeout(), Duration.ofSeconds(5)))
            .readTimeout(settings.callTimeout())
            .callTimeout(settings.callTimeout())
            .followRedirects(false)
            .connectionPool(new ConnectionPool(32, 2, TimeUnit.MINUTES));
    this.client = builder.build();
    settings
        .proxies()
        .forEach(
            (exchange, uri) ->
                proxied.put(exchange, client.newBuilder().proxy(proxy(uri)).build()));
    this.maxBodyBytes = settings.maxBodyBytes();
    this.userAgent = settings.userAgent();
  }

  /** The pool, for telemetry. */
  public ConnectionPool connections() {
    return client.connectionPool();
  }

  /**
   * Calls an endpoint.
   *
   * @param exchange id, for its proxy
   * @param address of the host, without a trailing slash
   * @param headers gets the headers of any answer, also of a refusal
   * @throws ExchangeException when there is no good answer
   */
  <T> T call(
      String exchange,
      Endpoint<T> endpoint,
      URI address,
      FailureReader failureReader,
      Consumer<Headers> headers) {
    return send(
        proxied.getOrDefault(exchange, client),
        request(endpoint, address),
        endpoint,
        failureReader,
        headers);
  }

  /**
   * The same with headers of its own that tell who asks. Such an answer may be large and has more
   * time. Nothing is kept of it, and no cookie is; what was signed once is never sent twice: a call
   * is made again by signing it again.
   */
  <T> T callPrivately(
      String exchange,
      Endpoint<T> endpoint,
      Map<String, String> signature,
      URI address,
      FailureReader failureReader,
      Consumer<Headers> headers) {
    OkHttpClient usual = proxied.getOrDefault(exchange, client);
    OkHttpClient patient =
        usual
            .newBuilder()
            .callTimeout(max(usual.callTimeoutMillis(), PRIVATE_CALL))
            .retryOnConnectionFailure(false)
            .build();
    Request.Builder request = request(endpoint, address);
    signature.forEach(request::header);
    return send(patient, request, endpoint, failureReader, headers);
  }

  private Request.Builder request(Endpoint<?> endpoint, URI address) {
    Request.Builder request =
        new Request.Builder().url(address + endpoint.path()).header("User-Agent", userAgent);
    return endpoint.body().isEmpty()
        ? request
        : request.post(RequestBody.create(endpoint.body(), JSON));
  }

  private <T> T send(
      OkHttpClient caller,
      Request.Builder request,
      Endpoint<T> endpoint,
      FailureReader failureReader,
      Consumer<Headers> headers) {
    try (Response response = caller.newCall(request.build()).execute()) {
      headers.accept(response.headers());
      if (!response.isSuccessful()) {
        throw failureReader.read(
            response.code(),
            response.peekBody(ERROR_BODY_BYTES).string(),
            RetryAfter.read(response.headers()));
      }
      T answer =
          Wire.read(new LimitedInput(response.body().byteStream(), maxBodyBytes), endpoint.type());
      endpoint.check().accept(answer);
      return answer;
    } catch (JacksonIOException e) {
      throw failure(Objects.requireNonNull(e.getCause()));
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private static ExchangeException failure(IOException e) {
    return switch (e) {
      case LimitedInput.TooLargeException tooLarge ->
          new ExchangeException(FailureReason.TOO_LARGE, String.valueOf(tooLarge.getMessage()));
      case InterruptedIOException timeout ->
          new ExchangeException(
              Thread.currentThread().isInterrupted()
                  ? FailureReason.CANCELLED
                  : FailureReason.TIMEOUT,
              "no complete answer in time");
      case ProtocolException cut ->
          new ExchangeException(FailureReason.CONNECTION, "broken off: " + cut.getMessage());
      default ->
          new ExchangeException(
              FailureReason.CONNECTION,
              e.getClass().getSimpleName() + (e.getMessage() == null ? "" : ": " + e.getMessage()));
    };
  }

  private static Proxy proxy(URI uri) {
    Proxy.Type type =
        Optional.ofNullable(uri.getScheme()).orElse("http").startsWith("socks")
            ? Proxy.Type.SOCKS
            : Proxy.Type.HTTP;
    return new Proxy(type, InetSocketAddress.createUnresolved(uri.getHost(), uri.getPort()));
  }

  private static Duration max(int millis, Duration other) {
    Duration one = Duration.ofMillis(millis);
    return one.compareTo(other) > 0 ? one : other;
  }

  private static Duration min(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  /** Breaks off calls under way and closes idle connections. */
  @Override
  public void close() {
    client.dispatcher().cancelAll();
    client.connectionPool().evictAll();
  }
}
