package dev.perps.exporter.exchange;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;

/** Reads {@link RowMap}: an object whose wrong members are left out. */
final class RowMapReader extends ValueDeserializer<RowMap<?>> {
  private final @Nullable ValueDeserializer<Object> row;

  RowMapReader(@Nullable ValueDeserializer<Object> row) {
    this.row = row;
  }

  @Override
  public ValueDeserializer<?> createContextual(
      DeserializationContext context, @Nullable BeanProperty property) {
    JavaType rowType = context.getContextualType().containedTypeOrUnknown(0);
    return new RowMapReader(context.findContextualValueDeserializer(rowType, property));
  }

  @Override
  public RowMap<?> deserialize(JsonParser parser, DeserializationContext context) {
    if (!parser.isExpectedStartObjectToken()) {
      return (RowMap<?>) context.handleUnexpectedToken(RowMap.class, parser);
    }
    Map<String, Object> rows = new LinkedHashMap<>();
    int malformed = 0;
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      Object value = RowsReader.readOrSkip(parser, context, row);
      if (value == null) {
        malformed++;
      } else {
        rows.put(name, value);
      }
    }
    return new RowMap<>(rows, malformed);
  }
}
