package dev.perps.exporter.collect;

import dev.perps.exporter.exchange.Host;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that steers collection.
 *
 * @param exchanges ids of the exchanges to ask
 * @param pace for every exchange that has none of its own in {@code paces}
 * @param paces by exchange id
 * @param staleCycles how many cycles the last good values of a failing exchange stay
 * @param callTimeout for one call, from connecting to the last byte
 * @param maxBodyBytes largest answer that is read
 * @param maxDataAge data that the exchange itself dates further from now is not believed
 * @param userAgent sent with each call
 * @param proxies {@code http://host:port} or {@code socks://host:port}, by exchange id
 * @param simulator address of a simulator that stands in for every exchange
 * @param baseUrls other addresses, by id of the exchange, or id and host: {@code binance/fapi}
 * @param homonyms tickers that mean another asset on one exchange
 * @param filter which contracts are exported
 * @param fearGreed whether the Fear &amp; Greed Index is asked for
 */
public record CollectSettings(
    List<String> exchanges,
    Pace pace,
    Map<String, Pace> paces,
    int staleCycles,
    Duration callTimeout,
    long maxBodyBytes,
    Duration maxDataAge,
    String userAgent,
    Map<String, URI> proxies,
    Optional<URI> simulator,
    Map<String, URI> baseUrls,
    Homonyms homonyms,
    ContractFilter filter,
    boolean fearGreed) {

  /** Settings with which exchanges are asked, and nobody else. */
  public CollectSettings(
      List<String> exchanges,
      Pace pace,
      Map<String, Pace> paces,
      int staleCycles,
      Duration callTimeout,
      long maxBodyBytes,
      Duration maxDataAge,
      String userAgent,
      Map<String, URI> proxies,
      Optional<URI> simulator,
      Map<String, URI> baseUrls,
      Homonyms homonyms,
      ContractFilter filter) {
    this(
        exchanges,
        pace,
        paces,
        staleCycles,
        callTimeout,
        maxBodyBytes,
        maxDataAge,
        userAgent,
        proxies,
        simulator,
        baseUrls,
        homonyms,
        filter,
        false);
  }

  public CollectSettings {
    exchanges = List.copyOf(exchanges);
    paces = Map.copyOf(paces);
    proxies = Map.copyOf(proxies);
    baseUrls = Map.copyOf(baseUrls);
  }

  public Pace paceOf(String exchange) {
    return paces.getOrDefault(exchange, pace);
  }

  /** Where a host of an exchange is reached: the most specific address that is configured. */
  public URI addressOf(String exchange, Host host) {
    URI own = baseUrls.get(exchange + "/" + host.name());
    if (own == null) {
      own = baseUrls.get(exchange);
    }
    if (own != null) {
      return own;
    }
    return simulator.map(root -> URI.create(root + "/" + exchange)).orElse(host.url());
  }

  public Duration staleAfter(String exchange) {
    return paceOf(exchange).interval().multipliedBy(staleCycles);
  }
}
