package dev.perps.exporter.account.wire;

import java.util.function.Consumer;
import java.util.function.Function;
import tools.jackson.core.type.TypeReference;

/**
 * How the answer to a call is read: parsed while it arrives, refused if it is an error, and made
 * into what it means.
 *
 * @param <A> the answer as it is written
 * @param <T> what it means
 * @param check throws an {@link dev.perps.exporter.exchange.ExchangeException}, as {@code meaning}
 *     does of what cannot be read
 */
public record Reading<A, T>(TypeReference<A> type, Consumer<A> check, Function<A, T> meaning) {}
