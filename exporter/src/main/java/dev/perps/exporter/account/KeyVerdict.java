package dev.perps.exporter.account;

import java.time.Duration;

/** Whether the keys of an account are good for what they are here for. */
public sealed interface KeyVerdict {

  /** For metrics. */
  String label();

  /** One line for the log, with what to do. */
  String line();

  /** Whether no call need be tried with the keys. */
  default boolean allowsNothing() {
    return false;
  }

  /** All that is asked of the keys is allowed. */
  record Valid(String account) implements KeyVerdict {
    @Override
    public String label() {
      return "valid";
    }

    @Override
    public String line() {
      return "Kraken account " + account + ": the key is valid";
    }
  }

  /**
   * Kraken does not know the key, or the secret is another one's.
   *
   * @param spot whether it is the spot key
   * @param variables where it was read from
   * @param madeAt where such a key is made
   * @param error Kraken's words
   */
  record Invalid(String account, boolean spot, String variables, String madeAt, String error)
      implements KeyVerdict {
    @Override
    public boolean allowsNothing() {
      return !spot;
    }

    @Override
    public String label() {
      return "invalid";
    }

    @Override
    public String line() {
      return "Kraken account %s: Kraken does not accept the key (%s); make one at %s and set %s"
          .formatted(account, error, madeAt, variables);
    }
  }

  /**
   * The key may not do all that is asked of it.
   *
   * @param call that was refused
   * @param permission to be ticked at Kraken
   * @param error Kraken's words
   */
  record LacksPermission(String account, PrivateEndpoint call, String permission, String error)
      implements KeyVerdict {
    @Override
    public String label() {
      return "lacks_permission";
    }

    @Override
    public String line() {
      return "Kraken account %s: the key may not call %s (%s); give it the permission %s at Kraken"
          .formatted(account, call.path(), error, permission);
    }
  }

  /**
   * This machine's clock and Kraken's differ too much, or a nonce was not the highest.
   *
   * @param ahead of Kraken's; negative: behind
   * @param error Kraken's words; empty if only the clocks were compared
   */
  record ClockOff(String account, Duration ahead, String error) implements KeyVerdict {
    @Override
    public String label() {
      return "clock_off";
    }

    @Override
    public String line() {
      String clocks =
          "this machine's clock is %d s %s Kraken's"
              .formatted(ahead.abs().toSeconds(), ahead.isNegative() ? "behind" : "ahead of");
      return error.isEmpty()
          ? "Kraken account %s: %s; set it right, best by NTP".formatted(account, clocks)
          : "Kraken account %s: the spot key's nonce is too low (%s), and %s; set the clock right, or"
                  .formatted(account, error, clocks)
              + " give the exporter a spot key that nothing else uses";
    }
  }

  /**
   * Kraken could not be asked; a later check will tell.
   *
   * @param error what happened
   */
  record Unknown(String account, String error) implements KeyVerdict {
    @Override
    public String label() {
      return "unknown";
    }

    @Override
    public String line() {
      return "Kraken account %s: the key could not be checked yet (%s); it is tried again"
          .formatted(account, error);
    }
  }
}
