/** Grafana's names of the units that the metrics have; decimals go with the unit, not with the panel. */
export interface Unit {
  id: string;
  decimals?: number;
  /** Pixels that a column of a table needs for the longest of them; without it the table's own least width will do. */
  room?: number;
}

export const usd: Unit = { id: 'currencyUSD', decimals: 1 };
/** A fraction, shown as percent. Funding is small: two more digits. */
export const fundingRate: Unit = { id: 'percentunit', decimals: 4 };
/** A fraction, shown as percent: returns, volatility, sums of funding, basis. */
export const percent: Unit = { id: 'percentunit', decimals: 2 };
/** Where there is little room. */
export const shortPercent: Unit = { id: 'percentunit', decimals: 1 };
export const wholePercent: Unit = { id: 'percentunit', decimals: 0 };
/** A fraction per year, shown as percent. */
export const yearly: Unit = { id: 'percentunit', decimals: 1 };
/** A fraction, shown as percent: fees and spreads of prices, which are small. */
export const smallPercent: Unit = { id: 'percentunit', decimals: 3 };
/** Per cent already, where a sign in every cell would be too much. */
export const inPercent: Unit = { id: 'none', decimals: 4 };
/** A fraction, shown as percent: rates of fees, whose tiers differ by a quarter of a basis point. */
export const feeRate: Unit = { id: 'percentunit', decimals: 4 };
/** Dollars and cents: an account's own money. */
export const money: Unit = { id: 'currencyUSD', decimals: 2 };
/** Dollars to the cent in tables that say so in their titles: with the sign before it, 16525.26 would become $16.53K. */
export const cents: Unit = { id: 'locale', decimals: 2, room: 88 };
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
/** The same in words: 5 minutes ago. */
export const ago: Unit = { id: 'dateTimeFromNow' };
export const milliseconds: Unit = { id: 'ms', decimals: 0 };
export const bytes: Unit = { id: 'bytes', decimals: 0 };
export const perSecond: Unit = { id: 'ops', decimals: 2 };
export const count: Unit = { id: 'none', decimals: 0 };
/** Time left, as hours, minutes and seconds. */
export const countdown: Unit = { id: 'dthms' };
/** Requests and retries per minute, which may be less than one. */
export const perMinute: Unit = { id: 'none', decimals: 1 };
/** How long something took: the unit goes with the number, microseconds to minutes. */
export const duration: Unit = { id: 's', decimals: 1 };
/** A difference of clocks. */
export const offset: Unit = { id: 's', decimals: 2 };
/** Large counts, shortened. */
export const thousands: Unit = { id: 'short', decimals: 1 };
