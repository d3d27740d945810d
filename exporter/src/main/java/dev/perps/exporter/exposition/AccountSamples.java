package dev.perps.exporter.exposition;

import dev.perps.exporter.account.AccountFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** Takes the samples that a family has of one account. Not thread-safe. */
final class AccountSamples {
  private final List<String> labels;
  private final String account;
  private final Samples samples;

  private AccountSamples(List<String> labels, String account, Samples samples) {
    this.labels = labels;
    this.account = account;
    this.samples = samples;
  }

  /**
   * A family of the user's accounts.
   *
   * @param labels beside {@code account}, which comes first
   * @param write the samples of one account
   */
  static Family family(
      String name,
      Family.Type type,
      String unit,
      String help,
      List<String> labels,
      BiConsumer<AccountFigures, AccountSamples> write) {
    List<String> all = new ArrayList<>(List.of("account"));
    all.addAll(labels);
    return new Family(
        name,
        type,
        unit,
        help,
        all,
        (Figures.OfDesk)
            (desk, samples) ->
                desk.accounts()
                    .forEach(
                        figures ->
                            write.accept(
                                figures, new AccountSamples(labels, figures.account(), samples))));
  }

  /** A gauge, otherwise as {@link #family}. */
  static Family gauge(
      String name,
      String unit,
      String help,
      List<String> labels,
      BiConsumer<AccountFigures, AccountSamples> write) {
    return family(name, Family.Type.GAUGE, unit, help, labels, write);
  }

  /**
   * Takes a sample, unless the figure is absent.
   *
   * @param values of the labels beside {@code account}, in their order
   */
  void add(double value, String... values) {
    if (values.length != labels.size()) {
      throw new IllegalArgumentException(values.length + " values of labels " + labels);
    }
    samples.add(
        pairs -> {
          pairs.add("account", account);
          for (int i = 0; i < values.length; i++) {
            pairs.add(labels.get(i), values[i]);
          }
        },
        value);
  }
}
