package dev.perps.exporter.exchange;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.io.NumberInput;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/** Reads a figure as {@link Wire} promises it. */
final class FigureReader extends StdDeserializer<Double> {
  private static final Double ABSENT = Double.NaN;
  private static final Double NOT_FINITE = Double.POSITIVE_INFINITY;

  FigureReader() {
    super(double.class);
  }

  @Override
  public Double deserialize(JsonParser parser, DeserializationContext context) {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_STRING) {
      return ofText(parser.getString(), context);
    }
    if (token.isNumeric()) {
      double value = parser.getDoubleValue();
      return Double.isFinite(value) ? value : NOT_FINITE;
    }
    return (Double) context.handleUnexpectedToken(double.class, parser);
  }

  private static Double ofText(String text, DeserializationContext context) {
    String figure = text.strip();
    if (figure.isEmpty()) {
      return ABSENT;
    }
    try {
      double value = NumberInput.parseDouble(figure, true);
      return Double.isFinite(value) ? value : NOT_FINITE;
    } catch (NumberFormatException ignored) {
      return switch (figure) {
        case "null" -> ABSENT;
        case "Inf", "+Inf", "-Inf", "inf", "-inf", "nan", "Nan", "NAN", "∞" -> NOT_FINITE;
        default -> (Double) context.handleWeirdStringValue(double.class, text, "not a number");
      };
    }
  }

  @Override
  public Object getNullValue(DeserializationContext context) {
    return ABSENT;
  }

  @Override
  public Object getAbsentValue(DeserializationContext context) {
    return ABSENT;
  }
}
