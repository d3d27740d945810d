package dev.perps.exporter.market;

/** What a contract is margined and settled in. */
public enum ContractKind {
  /** Margined in the quote currency or a stablecoin; profit is linear in the price. */
  LINEAR("linear"),
  /** Margined in the base coin, sized in US dollars; profit is linear in 1/price. */
  INVERSE("inverse");

  private final String label;

  ContractKind(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
