package dev.perps.exporter.stack;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Who gets the alerts of a stack.
 *
 * @param ports of this machine to which the stack sends
 * @param variables what Alertmanager's start reads from its environment, by the name under which
 *     the stack knows this machine
 */
record Delivery(List<Integer> ports, Function<String, Map<String, String>> variables) {

  static Delivery toWebhook(int port) {
    return new Delivery(
        List.of(port), host -> Map.of("ALERT_WEBHOOK_URL", "http://" + host + ":" + port + "/"));
  }
}
