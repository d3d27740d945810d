package dev.perps.simulator.exchange.kraken.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import dev.perps.simulator.exchange.ApiRequest;
import dev.perps.simulator.exchange.Json;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The state of an account at one instant. */
class AccountsTest {
  private final Client client = Client.of(1);
  private final Book book = client.book();

  private double mark(String contract) {
    return client.get(Client.FUTURES + "tickers/" + contract).at("/ticker/markPrice").asDouble();
  }

  @Test
  void openPositionsAreThoseOfTheBook() {
    JsonNode rows = client.get(Client.FUTURES + "openpositions").get("openPositions");
    Map<String, OpenPosition> open =
        book.positions().stream().collect(Collectors.toMap(OpenPosition::contract, p -> p));
    assertThat(rows).hasSize(open.size());
    for (JsonNode row : rows) {
      OpenPosition position = open.get(row.get("symbol").asString());
      assertThat(row.get("size").decimalValue())
          .isPositive()
          .isEqualByComparingTo(position.size().abs());
      assertThat(row.get("side").asString())
          .isEqualTo(position.size().signum() > 0 ? "long" : "short");
      assertThat(row.get("price").decimalValue()).isEqualByComparingTo(position.entry());
      assertThat(row.get("unrealizedFunding").decimalValue())
          .isEqualByComparingTo(position.unrealizedFunding());
      assertThat(position.mark().doubleValue())
          .isCloseTo(mark(position.contract()), offset(mark(position.contract()) * 1e-5));
    }
  }

  @Test
  void theFlexAccountAddsUp() {
    JsonNode flex = client.get(Client.FUTURES + "accounts").at("/accounts/flex");
    double usd = book.balances().get(Wallet.FLEX_USD).doubleValue();
    double coins = book.balances().get(new Wallet("flex", "xbt")).doubleValue();
    double bitcoin =
        client.get(Client.FUTURES + "tickers/PI_XBTUSD").at("/ticker/indexPrice").asDouble();
    double pnl = 0;
    for (OpenPosition position : book.positions()) {
      if (!position.inverse()) {
        pnl +=
            position.size().doubleValue()
                * (mark(position.contract()) - position.entry().doubleValue());
      }
    }
    assertThat(flex.at("/currencies/USD/quantity").asDouble()).isEqualTo(usd);
    assertThat(flex.at("/currencies/XBT/value").asDouble()).isCloseTo(coins * bitcoin, offset(0.1));
    assertThat(flex.get("balanceValue").asDouble()).isCloseTo(usd + coins * bitcoin, offset(0.1));
    assertThat(flex.get("pnl").asDouble()).isCloseTo(pnl, offset(Math.abs(pnl) * 0.001 + 0.5));
    assertThat(flex.get("portfolioValue").asDouble())
        .isCloseTo(
            flex.get("balanceValue").asDouble()
                + flex.get("pnl").asDouble()
                + flex.get("unrealizedFunding").asDouble(),
            offset(0.001));
    assertThat(flex.get("marginEquity").asDouble() - flex.get("initialMargin").asDouble())
        .isCloseTo(flex.get("availableMargin").asDouble(), offset(0.001));
  }

  @Test
  void inverseContractsHaveAnAccountEach() {
    JsonNode accounts = client.get(Client.FUTURES + "accounts").get("accounts");
    JsonNode bitcoin = accounts.get("fi_xbtusd");
    OpenPosition position =
        book.positions().stream()
            .filter(p -> p.contract().equals("PI_XBTUSD"))
            .findFirst()
            .orElseThrow();
    double size = position.size().doubleValue();
    double pnl = size / position.entry().doubleValue() - size / mark("PI_XBTUSD");
    assertThat(bitcoin.at("/balances/PI_XBTUSD").asDouble()).isEqualTo(size);
    assertThat(bitcoin.at("/auxiliary/pnl").asDouble()).isCloseTo(pnl, offset(1e-7));
    assertThat(bitcoin.at("/auxiliary/pv").asDouble())
        .isCloseTo(
            bitcoin.at("/balances/xbt").asDouble()
                + bitcoin.at("/auxiliary/pnl").asDouble()
                + bitcoin.at("/auxiliary/funding").asDouble(),
            offset(1e-9));
    assertThat(accounts.get("fi_ethusd").at("/balances/eth").asDouble())
        .isEqualTo(book.balances().get(new Wallet("fi_ethusd", "eth")).doubleValue());
    assertThat(accounts.at("/cash/balances/kfee").asDouble()).isEqualTo(876.55);
  }

  @Test
  void fillsAreTheLastHundredOrThoseBefore() {
    JsonNode fills = client.get(Client.FUTURES + "fills").get("fills");
    assertThat(fills).hasSize(100);
    assertThat(fills.get(0).get("fill_id").asString())
        .isEqualTo(book.trades().getLast().execution());
    String time = fills.get(99).get("fillTime").asString();
    JsonNode older =
        client.get(Client.FUTURES + "fills?lastFillTime=" + time.replace(":", "%3A")).get("fills");
    assertThat(older).hasSize(100);
    assertThat(older.get(0).get("fillTime").asString()).isLessThan(time);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.0200, 0.0500, 0.0150, 100000.0000, 0.0000",
    "99999.9999, 0.0200, 0.0500, 0.0150, 100000.0000, 0.0000",
    "100000, 0.0150, 0.0400, 0.0125, 1000000.0000, 100000.0000",
    "200709587, 0.0000, 0.0100, , , 100000000.0000"
  })
  void tiers(
      String volume, String maker, String taker, String next, String nextVolume, String from) {
    Book other =
        new Book(
            "x",
            "",
            0,
            book.trades(),
            book.fundings(),
            book.flows(),
            book.conversions(),
            book.positions(),
            book.balances(),
            new BigDecimal(volume));
    ApiRequest request = client.spot("/0/private/TradeVolume", 1, "&pair=XBTUSD");
    JsonNode result = SpotPrivateApi.volume(request, other, Optional::of).body().get("result");
    assertThat(result.at("/fees/XBTUSD/fee").asString()).isEqualTo(taker);
    JsonNode row = result.at("/fees_maker/XBTUSD");
    assertThat(row.get("fee").asString()).isEqualTo(maker);
    assertThat(row.get("nextfee").asString(null)).isEqualTo(next);
    assertThat(row.get("nextvolume").asString(null)).isEqualTo(nextVolume);
    assertThat(row.get("tiervolume").asString()).isEqualTo(from);
  }

  @Test
  void turnoverIsTheSameEverywhere() {
    BigDecimal volume =
        book.trades().stream()
            .filter(t -> t.time() > Client.START - 30 * 86_400_000L)
            .map(Trade::usdValue)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    assertThat(book.volume30dUsd()).isEqualByComparingTo(volume);
    JsonNode volumes =
        client.get(Client.FUTURES + "feeschedules/volumes").get("volumesByFeeSchedule");
    assertThat(volumes.get(FeeTiers.LINEAR_UID).decimalValue()).isEqualByComparingTo(volume);
    JsonNode result =
        client
            .ask(client.spot("/0/private/TradeVolume", 1, "&pair=XBTUSD,PF_AAPLxUSD"))
            .body()
            .get("result");
    assertThat(new BigDecimal(result.get("volume").asString())).isEqualByComparingTo(volume);
    assertThat(result.get("fees").propertyNames()).containsExactly("XXBTZUSD", "PF_AAPLxUSD");
    JsonNode schedules = client.get(Client.FUTURES + "feeschedules").get("feeSchedules");
    double taker = 0;
    for (JsonNode tier : schedules.get(0).get("tiers")) {
      if (tier.get("usdVolume").asDouble() <= volume.doubleValue()) {
        taker = tier.get("takerFee").asDouble();
      }
    }
    assertThat(result.at("/fees/XXBTZUSD/fee").asString()).isEqualTo("%.4f".formatted(taker));
  }

  @Test
  void whoTriesToTradeIsRefusedAndCounted() {
    ApiRequest order = client.request(Client.FUTURES + "sendorder?symbol=PF_XBTUSD");
    assertThat(client.ask(order).status()).isEqualTo(403);
    client.ask(client.request("POST", Client.FUTURES + "withdrawal", "", Map.of(), ""));
    client.ask(client.request("PUT", Client.FUTURES + "leveragepreferences", "", Map.of(), ""));
    JsonNode refused = client.ask(client.spot("/0/private/AddOrder", 5, "&pair=XBTUSD")).body();
    assertThat(refused.get("error")).isEqualTo(Json.strings("EGeneral:Permission denied"));
    client.get(Client.FUTURES + "openorders");
    JsonNode counted = client.control("/forbidden").body();
    assertThat(counted.get("count").asInt()).isEqualTo(4);
    assertThat(counted.get("calls").get(0).asString())
        .isEqualTo("GET /derivatives/api/v3/sendorder");
  }
}
