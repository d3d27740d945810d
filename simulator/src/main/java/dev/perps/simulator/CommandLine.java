package dev.perps.simulator;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The flags of the runnable jar. */
final class CommandLine {
  static final int DEFAULT_PORT = 9877;
  static final String HELP =
      """
      java -jar perps-simulator.jar [flags]: exchanges of perpetual futures in a box

        --port N                     listen on this port (9877); 0: any free one
        --host ADDRESS               bind to this address (127.0.0.1)
        --seed N                     which market (1); the same seed gives the same market
        --freeze                     hold the market still; the clocks of the wire go on
        --coins N                    list the N biggest coins only (all), at
                                     least 20
        --breadth PERCENT            of the smaller coins, each exchange lists so many of what
                                     it lists usually (100), up to 1000
        --account-rows N             a log of N rows or more, up to 200000, for Kraken's large
                                     demo account (some 28000)
        --latency MS                 delay every answer
        --enforce-limits             refuse, as the exchange does, who passes its rate limits
        --fault EXCHANGE=KIND[:ARG]  misbehave; may be repeated. KIND[:ARG][@PATH_PREFIX] is one of
                                     hang, latency:MS, slow-body[:BYTES], status:CODE[:RETRY_AFTER],
                                     envelope-error, reset, truncate, garbage, nulls[:EVERY],
                                     empty-strings[:EVERY], nan-strings[:EVERY], negative[:EVERY],
                                     wrong-row[:EVERY], vanish:SYMBOL, stale, clock-skew:SECONDS
        --help                       this text

      Faults and call counts at run time: GET /control
      """;

  private CommandLine() {}

  /**
   * Reads the flags; empty when help is wanted.
   *
   * @throws IllegalArgumentException with one line for the user
   */
  static Optional<SimulatorOptions> parse(List<String> arguments) {
    Deque<String> rest = new ArrayDeque<>(arguments);
    SimulatorOptions options = SimulatorOptions.defaults().withPort(DEFAULT_PORT).withFreeze(false);
    while (!rest.isEmpty()) {
      String[] flag = rest.pop().split("=", 2);
      if (flag.length > 1) {
        rest.push(flag[1]);
      }
      switch (flag[0]) {
        case "--help", "-h" -> {
          return Optional.empty();
        }
        case "--freeze" -> options = options.withFreeze(alone(flag));
        case "--enforce-limits" -> options = options.withEnforceLimits(alone(flag));
        case "--port" -> options = options.withPort((int) number(flag[0], rest, 0, 65_535));
        case "--host" -> options = options.withHost(value(flag[0], rest));
        case "--seed" ->
            options = options.withSeed(number(flag[0], rest, Long.MIN_VALUE, Long.MAX_VALUE));
        case "--latency" ->
            options = options.withLatency(Duration.ofMillis(number(flag[0], rest, 0, 600_000)));
        case "--coins" ->
            options = options.withCoins((int) number(flag[0], rest, 20, Integer.MAX_VALUE));
        case "--breadth" -> {
          double breadth = number(flag[0], rest, 1, 1000) / 100.0;
          options = options.withListings(options.listings().withBreadth(breadth));
        }
        case "--account-rows" ->
            options = options.withAccountRows((int) number(flag[0], rest, 0, 200_000));
        case "--fault" -> options = withFault(options, value(flag[0], rest));
        default -> throw new IllegalArgumentException("unknown flag '" + flag[0] + "'; try --help");
      }
    }
    return Optional.of(options);
  }

  private static boolean alone(String[] flag) {
    if (flag.length > 1) {
      throw new IllegalArgumentException(flag[0] + " takes no value");
    }
    return true;
  }

  private static SimulatorOptions withFault(SimulatorOptions options, String spec) {
    String[] words = spec.split("=", 2);
    if (words.length < 2) {
      throw new IllegalArgumentException("--fault wants EXCHANGE=KIND[:ARG], not '" + spec + "'");
    }
    return options.withFault(words[0], Fault.parse(words[1]));
  }

  private static String value(String flag, Deque<String> rest) {
    String value = rest.poll();
    if (value == null || value.isEmpty()) {
      throw new IllegalArgumentException(flag + " needs a value");
    }
    return value;
  }

  private static long number(String flag, Deque<String> rest, long least, long most) {
    String text = value(flag, rest);
    try {
      long number = Long.parseLong(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException ignored) {
      // the message below covers it
    }
    throw new IllegalArgumentException(
        flag
            + " wants a whole number"
            + (least == Long.MIN_VALUE ? "" : " from " + least + " to " + most)
            + ", not '"
            + text
            + "'");
  }
}
