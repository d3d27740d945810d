package dev.perps.exporter.exchange;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;

/**
 * Reads {@link Rows}: an array whose wrong rows become holes. Where the member allows it by {@link
 * JsonFormat.Feature#ACCEPT_SINGLE_VALUE_AS_ARRAY}, an object is the only row.
 */
final class RowsReader extends ValueDeserializer<Rows<?>> {
  private final @Nullable ValueDeserializer<Object> row;
  private final boolean oneIsEnough;

  RowsReader(@Nullable ValueDeserializer<Object> row) {
    this(row, false);
  }

  private RowsReader(@Nullable ValueDeserializer<Object> row, boolean oneIsEnough) {
    this.row = row;
    this.oneIsEnough = oneIsEnough;
  }

  @Override
  public ValueDeserializer<?> createContextual(
      DeserializationContext context, @Nullable BeanProperty property) {
    JavaType rowType = context.getContextualType().containedTypeOrUnknown(0);
    boolean single =
        property != null
            && Boolean.TRUE.equals(
                property
                    .findPropertyFormat(context.getConfig(), Rows.class)
                    .getFeature(JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY));
    return new RowsReader(context.findContextualValueDeserializer(rowType, property), single);
  }

  @Override
  public Rows<?> deserialize(JsonParser parser, DeserializationContext context) {
    if (oneIsEnough && parser.isExpectedStartObjectToken()) {
      return new Rows<>(Collections.singletonList(readOrSkip(parser, context, row)));
    }
    if (!parser.isExpectedStartArrayToken()) {
      return (Rows<?>) context.handleUnexpectedToken(Rows.class, parser);
    }
    List<@Nullable Object> places = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      places.add(readOrSkip(parser, context, row));
    }
    return new Rows<>(places);
  }

  /**
   * Reads the value at the parser's position, or skips it and returns null. An error of the JSON
   * itself is not caught: what follows it cannot be read either.
   */
  static @Nullable Object readOrSkip(
      JsonParser parser,
      DeserializationContext context,
      @Nullable ValueDeserializer<Object> reader) {
    if (reader == null || parser.currentToken() == JsonToken.VALUE_NULL) {
      parser.skipChildren();
      return null;
    }
    int outside = parser.streamReadContext().getNestingDepth();
    if (parser.currentToken().isStructStart()) {
      outside--;
    }
    try {
      return reader.deserialize(parser, context);
    } catch (DatabindException ignored) {
      // The reader gave up somewhere inside the row: go on to the row's end.
      while (parser.streamReadContext().getNestingDepth() > outside) {
        if (parser.nextToken() == null) {
          break;
        }
      }
      return null;
    }
  }
}
