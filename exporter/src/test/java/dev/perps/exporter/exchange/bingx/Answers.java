package dev.perps.exporter.exchange.bingx;

/** Answers in BingX's envelope, written with single quotes. */
final class Answers {
  private Answers() {}

  static String rows(String... rows) {
    return data("[" + String.join(",", rows) + "]");
  }

  static String data(String data) {
    return "{'code':0,'msg':'','data':%s}".formatted(data).replace('\'', '"');
  }

  static String error(int code, String message) {
    return "{\"code\":%d,\"msg\":\"%s\",\"data\":{}}".formatted(code, message);
  }
}
