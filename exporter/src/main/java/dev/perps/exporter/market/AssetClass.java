package dev.perps.exporter.market;

/** What the base of a contract is. Exchanges list perpetuals on far more than coins by now. */
public enum AssetClass {
  CRYPTO("crypto"),
  EQUITY("equity"),
  INDEX("index"),
  COMMODITY("commodity"),
  FX("fx");

  private final String label;

  AssetClass(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
