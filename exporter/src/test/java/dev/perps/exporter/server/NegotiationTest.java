package dev.perps.exporter.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perps.exporter.exposition.Format;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NegotiationTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // What Prometheus 2.42, 2.55 and 3.x send.
        "application/openmetrics-text;version=1.0.0,application/openmetrics-text;version=0.0.1;q=0.75,"
            + "text/plain;version=0.0.4;q=0.5,*/*;q=0.1 | OPENMETRICS",
        "application/openmetrics-text;version=1.0.0;q=0.5,application/openmetrics-text;version=0.0.1;"
            + "q=0.4,text/plain;version=0.0.4;q=0.3,*/*;q=0.2 | OPENMETRICS",
        "application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.6,"
            + "application/openmetrics-text;version=0.0.1;q=0.5,"
            + "text/plain;version=1.0.0;escaping=allow-utf-8;q=0.4,text/plain;version=0.0.4;q=0.3,"
            + "*/*;q=0.2 | OPENMETRICS",
        // Protobuf is not offered: the next best counts.
        "application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;encoding=delimited;"
            + "q=0.6,text/plain;version=0.0.4;q=0.3,*/*;q=0.2 | TEXT",
        "text/plain;version=0.0.4 | TEXT",
        "text/plain;q=0.9,application/openmetrics-text;q=0.5 | TEXT",
        "text/*;q=0.9,application/openmetrics-text;q=0.5 | TEXT",
        "APPLICATION/OpenMetrics-Text | OPENMETRICS",
        "application/openmetrics-text;q=0,*/* | TEXT",
        // A browser, curl, nothing at all, nonsense.
        "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8 | TEXT",
        "*/* | TEXT",
        "'' | TEXT",
        "application/openmetrics-text;q=much | TEXT",
        ";;,,=;q= | TEXT"
      })
  void format(String accept, Format expected) {
    assertThat(Negotiation.format(accept)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gzip | true",
        "gzip, deflate, br, zstd | true",
        "deflate;q=1.0, X-GZIP;q=0.1 | true",
        "GZIP | true",
        "* | true",
        "identity;q=1, *;q=0 | false",
        "gzip;q=0 | false",
        "*, gzip;q=0 | false",
        "gzip;q=0.0, *;q=1 | false",
        "br | false",
        "identity | false",
        "'' | false",
        "gzip;q=much | false",
        "gzipped | false"
      })
  void gzip(String acceptEncoding, boolean expected) {
    assertThat(Negotiation.gzip(acceptEncoding)).isEqualTo(expected);
  }
}
