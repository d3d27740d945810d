package dev.perps.exporter.stack;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stands for Discord, Slack, Telegram and a webhook: takes their messages and answers like them.
 */
final class Chats implements AutoCloseable {
  private static final byte[] ANSWER =
      """
      {"ok": true, "result": {"message_id": 1, "date": 1, "chat": {"id": 1, "type": "private"}}}"""
          .getBytes(StandardCharsets.UTF_8);

  private final List<Message> messages = new CopyOnWriteArrayList<>();
  private final ExecutorService workers = Executors.newCachedThreadPool();
  private final HttpServer server;

  /**
   * What somebody got.
   *
   * @param path to which it was sent
   * @param at {@link System#nanoTime} of its arrival
   */
  record Message(String path, long at, JsonNode body) {}

  Chats() {
    try {
      // Containers reach this machine by another address than the loopback.
      server = HttpServer.create(new InetSocketAddress("0.0.0.0", 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(workers);
    server.createContext(
        "/",
        exchange -> {
          JsonNode body = JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes());
          messages.add(new Message(exchange.getRequestURI().getPath(), System.nanoTime(), body));
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, ANSWER.length);
          exchange.getResponseBody().write(ANSWER);
          exchange.close();
        });
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  /** The messages of one path, as they came. */
  List<Message> at(String path) {
    return messages.stream().filter(message -> message.path().equals(path)).toList();
  }

  @Override
  public void close() {
    server.stop(0);
    workers.shutdownNow();
  }
}
