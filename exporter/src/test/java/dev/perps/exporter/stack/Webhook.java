package dev.perps.exporter.stack;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Receives what Alertmanager sends. */
final class Webhook implements AutoCloseable {
  private final List<String> messages = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  Webhook() {
    try {
      // Containers reach this machine by another address than the loopback.
      server = HttpServer.create(new InetSocketAddress("0.0.0.0", 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(
        "/",
        exchange -> {
          messages.add(
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  List<String> messages() {
    return messages;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
