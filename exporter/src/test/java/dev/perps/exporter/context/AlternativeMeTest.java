package dev.perps.exporter.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perps.exporter.exchange.CannedApi;
import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.market.FearGreed;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlternativeMeTest {
  /** 1762560000 is 2025-11-08T00:00:00Z. */
  private static final Instant NOON = Instant.parse("2025-11-08T12:00:00Z");

  private static FearGreed read(String json, Instant now) {
    return new CannedApi(now)
        .json("/fng/?limit=1", json.replace('\'', '"'))
        .fetch(AlternativeMe.FEAR_GREED)
        .newest(now);
  }

  private static String answer(String rows) {
    return "{'name':'Fear and Greed Index','data':[" + rows + "],'metadata':{'error':null}}";
  }

  /** An answer of that day, all of its figures strings. */
  @Test
  void theAnswerOfADay() {
    assertThat(
            read(
                answer(
                    "{'value':'20','value_classification':'Extreme Fear','timestamp':'1762560000',"
                        + "'time_until_update':'30392'}"),
                NOON))
        .isEqualTo(new FearGreed(20, 1762560000));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{'value':54,'timestamp':1762560000}; 54",
        "{'value':'0','timestamp':'1762560000'}; 0",
        "{'value':'100','timestamp':'1762560000'}; 100",
        // the newest counts
        "{'value':'1','timestamp':'1762473600'},{'value':'2','timestamp':'1762560000'}; 2",
        "{'value':'2','timestamp':'1762560000'},{'value':'1','timestamp':'1762473600'}; 2",
        "{'value':'9','timestamp':''},{'value':'2','timestamp':'1762560000'}; 2",
        "'?',{'value':'2','timestamp':'1762560000'}; 2",
      },
      quoteCharacter = '`')
  void numbersAndStrings(String rows, double index) {
    assertThat(read(answer(rows), NOON).index()).isEqualTo(index);
  }

  @ParameterizedTest
  @CsvSource({
    "2025-11-09T23:59:59Z, true", // a second less than two days after the beginning of its day
    "2025-11-10T00:00:00Z, true",
    "2025-11-10T00:00:01Z, false",
    "2025-11-07T00:00:00Z, true", // a clock that is a day behind
    "2025-11-06T23:59:59Z, false"
  })
  void anIndexIsGoodForTwoDays(Instant now, boolean good) {
    assertThat(AlternativeMe.isOfNow(new FearGreed(20, 1762560000), now)).isEqualTo(good);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{'value':'101','timestamp':'1762560000'}; an index of 101.0 is not from 0 to 100",
        "{'value':'-1','timestamp':'1762560000'}; an index of -1.0 is not from 0 to 100",
        "{'value':'NaN','timestamp':'1762560000'}; an index of Infinity is not from 0 to 100",
        "{'value':null,'timestamp':'1762560000'}; an index of NaN is not from 0 to 100",
        "{'value':'20'}; no index has a date",
        "{'value':'20','timestamp':'0'}; the newest index is of 20401 days ago",
        "{'value':'20','timestamp':'1761955200'}; the newest index is of 8 days ago",
        "{'value':'20','timestamp':'1762819200'}; the newest index is of -2 days ago",
        "'?'; no index has a date",
        "``; no index has a date",
      },
      quoteCharacter = '`')
  void whatCannotBeBelieved(String rows, String message) {
    assertThatThrownBy(() -> read(answer(rows), NOON))
        .isInstanceOf(ExchangeException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'name':'Fear and Greed Index','data':[],'metadata':{'error':'Too many requests'}}",
        "{'metadata':{'error':null}}",
        "{}",
        "[]",
        "<html></html>"
      })
  void errorsAreOneLine(String answer) {
    assertThatThrownBy(() -> read(answer, NOON))
        .isInstanceOfSatisfying(
            ExchangeException.class, e -> assertThat(e.getMessage()).isNotBlank().hasLineCount(1));
  }
}
