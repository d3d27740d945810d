/**
 * What a trade would bring, in USD: `$leg` is the checked size of a leg, `$holding` the time it is held in seconds, `$fee`
 * the share of the published taker fees that is paid.
 */
export const year = 31536000;

/** Of a leg's size; nothing where the size is no number. */
export const inUsd = (ratio: string) => `(${ratio}) * $leg < Inf`;

/** What a rate per year brings while the trade is held. */
export const whileHeld = (apr: string) => `(${apr}) * ($holding / ${year})`;

/** What a sum once, such as fees, is per year of the time held. */
export const perYearHeld = (once: string) => `(${once}) * (${year} / $holding)`;

/** The taker fee that is paid, by exchange or by the label that is to hold the exchange. */
export const takerFee = (label = 'exchange') => {
  const fee = 'max by (exchange) (perp_exchange_taker_fee_ratio)';
  return label === 'exchange'
    ? `${fee} * $fee`
    : `max by (${label}) (label_join(perp_exchange_taker_fee_ratio, "${label}", "", "exchange")) * $fee`;
};

/** Both legs opened and closed; `pairs` has an exchange in each of the two labels. */
export const roundTrip = (pairs: string, one: string, other: string) =>
  `2 * (0 * (${pairs}) + on (${one}) group_left () ${takerFee(one)} + on (${other}) group_left () ${takerFee(other)})`;
