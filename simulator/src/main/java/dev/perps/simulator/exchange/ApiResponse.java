package dev.perps.simulator.exchange;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * An answer before it is written.
 *
 * @param body JSON, or a string node that is sent as it is where {@code contentType} is not JSON
 */
public record ApiResponse(
    int status, Map<String, String> headers, String contentType, JsonNode body) {
  private static final String JSON = "application/json";

  public static ApiResponse ok(JsonNode body) {
    return json(200, body);
  }

  public static ApiResponse json(int status, JsonNode body) {
    return new ApiResponse(status, Map.of(), JSON, body);
  }

  public static ApiResponse text(int status, String text) {
    return new ApiResponse(status, Map.of(), "text/plain", StringNode.valueOf(text));
  }

  public static ApiResponse html(int status, String html) {
    return new ApiResponse(status, Map.of(), "text/html", StringNode.valueOf(html));
  }

  public boolean isJson() {
    return contentType.equals(JSON);
  }

  /** Whether rows are made while the answer is written, see {@link Json#stream}. */
  public boolean streamed() {
    return body.isObject() && body.valueStream().anyMatch(JsonNode::isPojo);
  }

  public ApiResponse withHeaders(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(headers);
    all.putAll(more);
    return new ApiResponse(status, Map.copyOf(all), contentType, body);
  }

  public ApiResponse withBody(JsonNode newBody) {
    return new ApiResponse(status, headers, contentType, newBody);
  }
}
