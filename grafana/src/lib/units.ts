/** Grafana's names of the units that the metrics have; decimals go with the unit, not with the panel. */
export interface Unit {
  id: string;
  decimals?: number;
}

export const usd: Unit = { id: 'currencyUSD', decimals: 1 };
/** A fraction, shown as percent. Funding is small: two more digits. */
export const fundingRate: Unit = { id: 'percentunit', decimals: 4 };
/** A fraction, shown as percent: returns, volatility, sums of funding, basis. */
export const percent: Unit = { id: 'percentunit', decimals: 2 };
export const wholePercent: Unit = { id: 'percentunit', decimals: 0 };
/** A fraction per year, shown as percent. */
export const yearly: Unit = { id: 'percentunit', decimals: 1 };
/** A fraction, shown as percent: fees and spreads of prices, which are small. */
export const smallPercent: Unit = { id: 'percentunit', decimals: 3 };
/** Dollars and cents: an account's own money. */
export const money: Unit = { id: 'currencyUSD', decimals: 2 };
/** Slopes, shares, coefficients. */
export const coefficient: Unit = { id: 'none', decimals: 2 };
/** In the quote of each contract; from a hundred thousand down to a millionth, so the digits go with the number. */
export const price: Unit = { id: 'none' };
/** 0 to 100. */
export const points: Unit = { id: 'none', decimals: 0 };
/** A number of days. */
export const days: Unit = { id: 'suffix: d', decimals: 0 };
export const seconds: Unit = { id: 's', decimals: 0 };
/** A moment, given in milliseconds: multiply Unix seconds by 1000. */
export const moment: Unit = { id: 'dateTimeAsIso' };
export const milliseconds: Unit = { id: 'ms', decimals: 0 };
export const bytes: Unit = { id: 'bytes', decimals: 0 };
export const perSecond: Unit = { id: 'ops', decimals: 2 };
export const count: Unit = { id: 'none', decimals: 0 };
