package dev.perps.exporter.account.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perps.exporter.account.FeeTiers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeeWireTest {
  private static final double NONE = Double.NaN;
  private static final String MAIN = "d46c2190-81e3-4370-a333-424f24387829";
  private static final List<FeeSchedules.Schedule> SCHEDULES =
      Answers.payload(FeeSchedules.SCHEDULES, "futures_private_feeschedules.json");

  private static FeeTiers volume(String symbol, String result) {
    return Answers.json(Readings.tradeVolume(symbol), "{\"error\":[],\"result\":{" + result + "}}");
  }

  @Test
  void documentedSampleAtTheTop() {
    assertThat(Answers.payload(Readings.tradeVolume("XXBTZUSD"), "spot_private_tradevolume.json"))
        .isEqualTo(new FeeTiers("trade_volume", 200_709_587.4223, 0, 0.001, NONE, NONE, NONE));
  }

  @Test
  void ratesOfAnotherMarketAreNotThoseOfTheContract() {
    FeeTiers tiers =
        Answers.payload(Readings.tradeVolume("PF_XBTUSD"), "spot_private_tradevolume.json");

    assertThat(tiers.makerRate()).isNaN();
    assertThat(tiers.takerRate()).isNaN();
  }

  @Test
  void ofAContractWithANextTier() {
    assertThat(
            volume(
                "PF_XBTUSD",
                """
                "currency":"ZUSD","volume":"250000.5","fees":{"pf_xbtusd":{"fee":"0.0400","nextfee":"0.0300",
                "nextvolume":"1000000.0000","tiervolume":"100000.0000"}},"fees_maker":{"pf_xbtusd":{"fee":
                "0.0150","next_fee":"0.0125","next_volume":"1000000","tier_volume":"100000"}}"""))
        .isEqualTo(new FeeTiers("trade_volume", 250_000.5, 0.00015, 0.0004, 1e6, 0.000125, 0.0003));
  }

  @Test
  void withoutRatesOfMakersThoseOfTakersCountForBoth() {
    FeeTiers tiers =
        volume("PF_XBTUSD", "\"volume\":\"5\",\"fees\":{\"PF_XBTUSD\":{\"fee\":\"0.05\"}}");

    assertThat(tiers.makerRate()).isEqualTo(0.0005);
    assertThat(tiers.takerRate()).isEqualTo(0.0005);
    assertThat(tiers.nextVolumeUsd()).isNaN();
  }

  /** The spot API may tell the volume of spot trading beside a tier of futures. */
  @ParameterizedTest
  @CsvSource({"99999,NaN", "100000,100000", "999999,999999", "1000000,NaN", "null,NaN"})
  void aVolumeOutsideItsTierIsNotTheOneThatCounts(String told, Double volume) {
    FeeTiers tiers =
        volume(
            "PF_XBTUSD",
            "\"volume\":%s,\"fees\":{\"PF_XBTUSD\":{\"fee\":\"0.04\",\"nextvolume\":\"1000000\",\"tiervolume\":\"100000\"}}"
                .formatted(told));

    assertThat(tiers.volume30dUsd()).isEqualTo(volume);
    assertThat(tiers.takerRate()).isEqualTo(0.0004);
  }

  @ParameterizedTest
  @CsvSource({
    "0,0.0002,0.0005,100000,0.00015,0.0004",
    "53823,0.0002,0.0005,100000,0.00015,0.0004",
    "99999.99,0.0002,0.0005,100000,0.00015,0.0004",
    "100000,0.00015,0.0004,1000000,0.000125,0.0003",
    "60000000,0.000025,0.000125,100000000,0,0.0001",
    "100000000,0,0.0001,NaN,NaN,NaN"
  })
  void tierOfASchedule(
      double volume, double maker, double taker, double next, double nextMaker, double nextTaker) {
    assertThat(FeeSchedules.tiers(SCHEDULES, Map.of(MAIN, volume), Optional.of(MAIN)))
        .isEqualTo(new FeeTiers("fee_schedules", volume, maker, taker, next, nextMaker, nextTaker));
  }

  @Test
  void aScheduleIsNotGuessed() {
    FeeTiers unknown = new FeeTiers("fee_schedules", NONE, NONE, NONE, NONE, NONE, NONE);
    String other = "7fc4d7c0-464f-4029-a9bb-55856d0c5247";
    Map<String, Double> sample =
        Answers.payload(FeeSchedules.VOLUMES, "futures_private_feeschedules_volumes.json");
    Map<String, Double> both = Map.of(MAIN, 1.0, other, 2e6);

    assertThat(sample).containsExactly(Map.entry("eef90775-995b-4596-9257-0917f6134766", 53823.0));
    assertThat(FeeSchedules.tiers(SCHEDULES, sample, Optional.empty())).isEqualTo(unknown);
    assertThat(FeeSchedules.tiers(SCHEDULES, Map.of(other, 1.0), Optional.of(MAIN)))
        .isEqualTo(unknown);
    assertThat(FeeSchedules.tiers(SCHEDULES, both, Optional.empty())).isEqualTo(unknown);
    assertThat(FeeSchedules.tiers(SCHEDULES, both, Optional.of(other)).takerRate())
        .isEqualTo(0.0003);
    assertThat(FeeSchedules.tiers(SCHEDULES, Map.of(MAIN, 1.0), Optional.empty()).takerRate())
        .isEqualTo(0.0005);
  }

  @Test
  void instrumentsNameTheirSchedule() {
    String instruments =
        "{\"result\":\"success\",\"instruments\":[{\"symbol\":\"PF_XBTUSD\",\"feeScheduleUid\":\"u\"},"
            + "17,{\"symbol\":\"PI_XBTUSD\"}]}";

    assertThat(Answers.json(FeeSchedules.scheduleOf("pf_xbtusd"), instruments)).contains("u");
    assertThat(Answers.json(FeeSchedules.scheduleOf("PI_XBTUSD"), instruments)).isEmpty();
  }
}
