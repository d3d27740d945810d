/** Grafana's names of the units that the metrics have; decimals go with the unit, not with the panel. */
export interface Unit {
  id: string;
  decimals?: number;
}

export const usd: Unit = { id: 'currencyUSD', decimals: 1 };
/** A fraction, shown as percent. Funding is small: two more digits. */
export const fundingRate: Unit = { id: 'percentunit', decimals: 4 };
export const seconds: Unit = { id: 's', decimals: 0 };
export const count: Unit = { id: 'none', decimals: 0 };
