package dev.perps.simulator.world;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/** Every asset of the world, in order of size. Immutable. */
public final class Catalogue {
  private static final double BIGGEST_DAILY_VOLUME_USD = 60e9;
  private final Map<String, Asset> byTicker = new LinkedHashMap<>();
  private final Listings listings;
  private final List<Asset> coins;
  private final List<Asset> all;

  /**
   * Reads the catalogue.
   *
   * @param listings how much of it exchanges list
   */
  public Catalogue(long seed, Listings listings) {
    this.listings = listings;
    for (String line : lines("crypto.txt")) {
      String[] words = line.split(" ", -1);
      add(coin(seed, words[0], words.length > 1 ? Double.parseDouble(words[1]) : 0));
    }
    coins = List.copyOf(byTicker.values());
    for (String line : lines("others.txt")) {
      add(other(seed, line.split(" ", -1)));
    }
    all = List.copyOf(byTicker.values());
  }

  /** Whether a coin is big enough to be listed. */
  public boolean isListed(Asset coin) {
    return coin.rank() < listings.coins();
  }

  public Listings listings() {
    return listings;
  }

  /** Coins, biggest first. */
  public List<Asset> coins() {
    return coins;
  }

  public List<Asset> all() {
    return all;
  }

  /** The asset with this ticker. */
  public Asset get(String ticker) {
    Asset asset = byTicker.get(ticker);
    if (asset == null) {
      throw new NoSuchElementException("no asset " + ticker);
    }
    return asset;
  }

  private void add(Asset asset) {
    if (byTicker.put(asset.ticker(), asset) != null) {
      throw new IllegalStateException("twice in the catalogue: " + asset.ticker());
    }
  }

  private Asset coin(long seed, String ticker, double knownPrice) {
    long key = Hash.of(seed, ticker);
    int rank = byTicker.size();
    double price =
        knownPrice > 0 ? knownPrice : 0.004 * Math.pow(700, Hash.uniform(Hash.of(key, 1)));
    boolean bitcoin = ticker.equals("BTC");
    double size = Math.exp(0.5 * Hash.gauss(Hash.of(key, 2)) - (bitcoin ? 0 : 0.4));
    double volume =
        bitcoin ? BIGGEST_DAILY_VOLUME_USD : BIGGEST_DAILY_VOLUME_USD * size / decay(rank);
    double beta = bitcoin ? 1 : 0.8 + 0.8 * Hash.uniform(Hash.of(key, 3));
    double volatility = bitcoin ? 0 : 0.25 + 0.9 * Math.sqrt(rank / 400.0);
    return new Asset(
        rank, ticker, Asset.Kind.COIN, price, beta, volatility, rank, Math.max(volume, 2e6), key);
  }

  // The second market has about two thirds of the first one, the hundredth less than a hundredth.
  private static double decay(int rank) {
    return Math.pow(1 + 0.55 * rank, 1.35);
  }

  private Asset other(long seed, String[] words) {
    Asset.Kind kind = Asset.Kind.valueOf(words[1]);
    double beta =
        switch (kind) {
          case COIN -> 1.1;
          case EQUITY, INDEX, PREMARKET -> 0.15;
          case STABLE, CASH, COMMODITY -> 0;
        };
    return new Asset(
        byTicker.size(),
        words[0],
        kind,
        Double.parseDouble(words[2]),
        beta,
        Double.parseDouble(words[3]),
        byTicker.size(),
        0.2 * BIGGEST_DAILY_VOLUME_USD * Double.parseDouble(words[4]),
        Hash.of(seed, words[0]));
  }

  private static List<String> lines(String resource) {
    try (InputStream in = Catalogue.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("missing resource " + resource);
      }
      List<String> lines = new ArrayList<>();
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
        if (!line.isBlank() && !line.startsWith("#")) {
          lines.add(line);
        }
      }
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
