package dev.perps.exporter.history;

import static dev.perps.exporter.history.Listings.instrument;
import static dev.perps.exporter.history.Listings.linear;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perps.exporter.market.AssetClass;
import dev.perps.exporter.market.ContractKind;
import dev.perps.exporter.market.Instrument;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarketsTest {
  @Test
  void turnoverOfAllExchangesIsAddedUp() {
    Markets markets =
        new Listings()
            .add("alpha", "BTC", 9e6)
            .add("alpha", "SOL", 5e6)
            .add("alpha", "ETH", 3e6)
            .add("beta", "ETH", 2.5e6)
            .markets();
    assertThat(markets.biggest(3, List.of())).containsExactly("BTC", "ETH", "SOL");
    assertThat(markets.biggest(2, List.of())).containsExactly("BTC", "ETH");
  }

  @Test
  void turnoverIsComparedInDollars() {
    Markets markets =
        new Listings()
            .worth("KRW", 0.0007)
            .add("alpha", "BTC", 9e9)
            // 4e6 won are 2800 dollars
            .add(instrument("alpha", "XRP", "KRW", ContractKind.LINEAR, AssetClass.CRYPTO), 4e6)
            .add("alpha", "SOL", 3000)
            .markets();
    assertThat(markets.biggest(3, List.of())).containsExactly("BTC", "SOL", "XRP");
  }

  @Test
  void unknownTurnoverIsNone() {
    Markets markets =
        new Listings()
            .add("alpha", "BTC", 9e6)
            .add("alpha", "SOL", Double.NaN)
            .add("alpha", "ETH", 1)
            // nobody knows what a ZZZ is worth
            .add(instrument("alpha", "XRP", "ZZZ", ContractKind.LINEAR, AssetClass.CRYPTO), 4e6)
            .markets();
    assertThat(markets.biggest(4, List.of())).containsExactly("BTC", "ETH", "SOL", "XRP");
  }

  @Test
  void onlyCoinsCount() {
    Markets markets =
        new Listings()
            .add(instrument("alpha", "XAU", "USDT", ContractKind.LINEAR, AssetClass.COMMODITY), 9e9)
            .add("alpha", "BTC", 9e6)
            .markets();
    assertThat(markets.biggest(5, List.of("XAU"))).containsExactly("BTC");
    assertThat(markets.contracts(List.of("XAU"))).isEmpty();
  }

  @Test
  void bitcoinIsAlwaysAmongThem() {
    Listings listings =
        new Listings().add("alpha", "ETH", 3e6).add("alpha", "SOL", 2e6).add("alpha", "BTC", 1);
    assertThat(listings.markets().biggest(1, List.of("SOL"))).containsExactly("ETH", "SOL", "BTC");
    assertThat(listings.markets().biggest(0, List.of("SOL"))).containsExactly("SOL", "BTC");
    assertThat(listings.markets().biggest(0, List.of())).isEmpty();
  }

  @Test
  void basesWantedAnywayComeLastOnceAndOnlyIfListed() {
    Markets markets =
        new Listings()
            .add("alpha", "BTC", 9e6)
            .add("alpha", "ETH", 3e6)
            .add("alpha", "PEPE", 2)
            .add("alpha", "DOGE", 1)
            .markets();
    assertThat(markets.biggest(2, List.of("DOGE", "NONE", "ETH", "PEPE")))
        .containsExactly("BTC", "ETH", "DOGE", "PEPE");
  }

  @Test
  void nothingIsListed() {
    Markets markets = new Listings().markets();
    assertThat(markets.biggest(5, List.of("BTC"))).isEmpty();
    assertThat(markets.reference("BTC", "alpha")).isEmpty();
  }

  @Test
  void referenceIsTheLinearContractWithTheLargestTurnoverOfItsExchange() {
    Instrument inverse = instrument("alpha", "BTC", "USD", ContractKind.INVERSE, AssetClass.CRYPTO);
    Instrument usdc = instrument("alpha", "BTC", "USDC", ContractKind.LINEAR, AssetClass.CRYPTO);
    Markets markets =
        new Listings()
            .add("alpha", "BTC", 5e6)
            .add(usdc, 6e6)
            .add(inverse, 9e6)
            .add("beta", "BTC", 8e6)
            .add(instrument("gamma", "BTC", "USD", ContractKind.INVERSE, AssetClass.CRYPTO), 9e9)
            .markets();
    assertThat(markets.reference("BTC", "alpha")).contains(usdc);
    assertThat(markets.reference("BTC", "beta")).contains(linear("beta", "BTC"));
    assertThat(markets.reference("BTC", "gamma")).isEmpty();
    assertThat(markets.reference("ETH", "alpha")).isEmpty();
    assertThat(markets.contains(inverse)).isTrue();
    assertThat(markets.contains(linear("gamma", "BTC"))).isFalse();
  }

  @Test
  void contractsOfSomeBasesByTurnoverWhateverTheirKind() {
    Instrument inverse = instrument("alpha", "BTC", "USD", ContractKind.INVERSE, AssetClass.CRYPTO);
    Markets markets =
        new Listings()
            .add("alpha", "BTC", 5e6)
            .add(inverse, 1e6)
            .add("beta", "ETH", 3e6)
            .add("beta", "SOL", 4e6)
            .markets();
    assertThat(markets.contracts(List.of("ETH", "BTC")))
        .containsExactly(linear("alpha", "BTC"), linear("beta", "ETH"), inverse);
  }
}
