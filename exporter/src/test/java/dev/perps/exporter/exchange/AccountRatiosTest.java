package dev.perps.exporter.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.perps.exporter.exchange.AccountRatios.Ratio;
import dev.perps.exporter.market.AssetClass;
import dev.perps.exporter.market.ContractKind;
import dev.perps.exporter.market.Funding;
import dev.perps.exporter.market.Instrument;
import dev.perps.exporter.market.OpenInterest;
import dev.perps.exporter.market.Perp;
import dev.perps.exporter.market.PerpTicker;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.type.TypeReference;

class AccountRatiosTest {
  private static final double NONE = Double.NaN;
  private static final Host HOST = Host.of("api", "https://api.acme.test", RateLimit.perMinute(60));

  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  private record Figures(double millis, double longOnes, double shortOnes) {}

  private static final AccountRatios<Rows<Figures>> RATIOS =
      new AccountRatios<>(
          Endpoint.get("ratio", HOST, "/ratio", new TypeReference<Rows<Figures>>() {}),
          "of",
          rows ->
              rows.stream().map(row -> Ratio.of(row.millis(), row.longOnes(), row.shortOnes())));

  /** 10 000 000 s after 1970; a row of an hour before it is of 9 996 400 s. */
  private final CannedApi api = new CannedApi(Instant.ofEpochSecond(10_000_000));

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        // fresh
        "[[9999700000, 0.75, 0.25]]; 3",
        // an hour, and a millisecond more
        "[[9996400000, 3, 2]]; 1.5",
        "[[9996399999, 3, 2]]; NaN",
        // a clock ahead of ours, and one that is of another time
        "[[10003600000, 3, 2]]; 1.5",
        "[[10003600001, 3, 2]]; NaN",
        // the newest of now counts, wherever it stands: 8 / 2
        "[[9999400000, 3, 2], [9999700000, 8, 2], [9999100000, 1, 2]]; 4",
        "[[9999700000, 8, 2], [10604500000, 1, 2], [9999400000, 3, 2]]; 4",
        // no moment
        "[[0, 3, 2]]; NaN",
        "[[null, 3, 2]]; NaN",
        // not told
        "[]; NaN",
        "[[9999700000, null, 2]]; NaN",
        "[[9999700000, 0, 0]]; NaN",
        // nobody is short: the central checks drop and count it
        "[[9999700000, 1, 0]]; Infinity",
      })
  void ofTheNewestRowOfNow(String rows, Double expected) {
    api.json("/ratio?of=A", rows);

    assertThat(RATIOS.addTo(List.of(perp("A", 1)), api).getFirst().longShortAccountRatio())
        .isEqualTo(expected);
  }

  @Test
  void anAnswerThatIsKeptGrowsOld() {
    api.json("/ratio?of=A", "[[10000000000, 3, 2]]");
    List<Perp> perps = List.of(perp("A", 1));

    assertThat(RATIOS.addTo(perps, api.at(Instant.ofEpochSecond(10_003_600))).getFirst())
        .isEqualTo(perps.getFirst().withLongShortAccountRatio(1.5));
    assertThat(RATIOS.addTo(perps, api.at(Instant.ofEpochSecond(10_003_601)))).isEqualTo(perps);
  }

  @Test
  void askedOfTheTenBiggest() {
    // Volumes 1 to 12; the first is not told.
    List<Perp> perps =
        IntStream.rangeClosed(0, 12).mapToObj(i -> perp("C" + i, i == 0 ? NONE : i)).toList();
    perps.forEach(it -> api.json("/ratio?of=" + it.instrument().symbol(), "[[10000000000, 3, 2]]"));

    assertThat(RATIOS.addTo(perps, api))
        .extracting(Perp::longShortAccountRatio)
        .containsExactly(NONE, NONE, NONE, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5);
  }

  @Test
  void contractsOfOneKeyShareIt() {
    api.json("/ratio?of=PAIR", "[[10000000000, 3, 2]]");

    assertThat(
            RATIOS.addTo(
                List.of(perp("A", 3), perp("B", 2), perp("UNTOLD", 9)),
                it -> Optional.of("PAIR").filter(key -> !it.instrument().symbol().equals("UNTOLD")),
                api))
        .extracting(Perp::longShortAccountRatio)
        .containsExactly(1.5, 1.5, NONE);
  }

  private static Perp perp(String symbol, double volume) {
    return new Perp(
        new Instrument(
            "acme", symbol, symbol, "USDT", "USDT", ContractKind.LINEAR, AssetClass.CRYPTO),
        new PerpTicker(1, NONE, NONE, NONE, NONE, NONE, volume, NONE),
        Funding.NONE,
        OpenInterest.NONE);
  }
}
