package dev.perps.exporter.account;

import dev.perps.exporter.account.PrivateEndpoint.Budget;
import java.util.Map;

/**
 * A private call, ready to be sent once. Immutable.
 *
 * @param pathAndQuery as signed
 * @param body JSON; empty for a GET
 * @param headers that tell who asks; not told by {@code toString}
 */
public record SignedCall(
    PrivateEndpoint endpoint, String pathAndQuery, String body, Map<String, String> headers) {
  public SignedCall {
    headers = Map.copyOf(headers);
  }

  /** Signs a call of the futures API. */
  public static SignedCall ofFutures(PrivateEndpoint endpoint, Query query, KeyPair keys) {
    require(endpoint.budget() != Budget.SPOT, endpoint);
    String path = endpoint.path();
    return new SignedCall(
        endpoint,
        query.text().isEmpty() ? path : path + "?" + query.text(),
        "",
        Map.of(
            "APIKey", keys.key(), "Authent", FuturesSignature.sign(keys, query.text(), "", path)));
  }

  /**
   * Signs a call of the spot API.
   *
   * @param nonce of {@link SpotNonce}, and in the body
   * @param body a JSON object
   */
  public static SignedCall ofSpot(
      PrivateEndpoint endpoint, String nonce, String body, KeyPair keys) {
    require(endpoint.budget() == Budget.SPOT, endpoint);
    return new SignedCall(
        endpoint,
        endpoint.path(),
        body,
        Map.of(
            "API-Key",
            keys.key(),
            "API-Sign",
            SpotSignature.sign(keys, endpoint.path(), nonce, body)));
  }

  private static void require(boolean right, PrivateEndpoint endpoint) {
    if (!right) {
      throw new IllegalArgumentException(endpoint + " belongs to the other API");
    }
  }

  @Override
  public String toString() {
    return endpoint.method() + " " + pathAndQuery;
  }
}
