/** Every colour of every dashboard. They do not depend on the theme: plain dark looks the same. */

/** Words and numbers that mean neither good nor bad. */
export const text = '#E8E2D0';

export const orange = '#FFA500';
export const gold = '#FFD700';
export const amber = '#FDB44B';
export const alarm = '#FF6B35';
export const muted = '#9A9A9A';
export const nothing = 'transparent';
/** Backgrounds behind white words. */
export const alarmFill = '#B3401A';
export const calmFill = '#7A5200';
export const blueFill = '#245A99';
export const emptyFill = '#2A2A2A';
/** Blue against orange stays apart for every common kind of colour blindness; green against red does not. */
export const blue = '#5AA9E6';

/** Gain and loss, long and short, up and down: never told by colour alone, but by sign, arrow or position too. */
export const positive = orange;
export const negative = blue;

/** Behind a whole row, dark enough for every colour of text. */
export const positiveRow = '#2E2106';
export const negativeRow = '#12263D';

/** The same exchange has the same colour everywhere. One that is not named here gets Grafana's own, by its name. */
export const exchangeColors: Record<string, string> = {
  aster: '#F9A8D4',
  binance: gold,
  bingx: '#C084FC',
  bitget: '#22D3EE',
  bybit: '#FF8C42',
  coinbase: '#3B82F6',
  deribit: '#F87171',
  dydx: '#818CF8',
  gateio: '#93C5FD',
  htx: '#4ADE80',
  hyperliquid: '#5EEAD4',
  kraken: '#A78BFA',
  kucoin: '#10B981',
  lighter: '#FDE68A',
  mexc: '#BEF264',
  okx: '#E5E7EB',
  paradex: '#FB7185',
};

/** So has a base where bases are compared as lines; Bitcoin, by which the others are judged, is the golden one. */
export const baseColors: Record<string, string> = {
  AAVE: '#B08CFF',
  ADA: '#FFB4A2',
  APT: '#9BE8D8',
  ARB: '#7FB2E5',
  AVAX: '#FF4FA3',
  BCH: '#4ADE80',
  BNB: '#F5A05A',
  BTC: gold,
  DOGE: '#D6B98C',
  DOT: '#F472B6',
  ENA: '#C9C9D6',
  ETC: '#34D399',
  ETH: '#93A4FF',
  FIL: '#14B8A6',
  HYPE: '#5EEAD4',
  LDO: '#FDA4AF',
  LINK: '#5B84FF',
  LTC: '#B8C7DA',
  NEAR: '#E5E7EB',
  PEPE: '#7CC84A',
  SHIB: '#FF8C42',
  SOL: '#C77DFF',
  SUI: '#22D3EE',
  TAO: '#A3A3A3',
  TON: '#38BDF8',
  TRX: '#F87171',
  UNI: '#F08BE8',
  WIF: '#D98C6A',
  XLM: '#9FB3C8',
  XRP: '#7DD3FC',
  ZEC: '#D9F27E',
};

/**
 * Fills of cells, from little to much, warm and cold. Grafana writes white on dark ones and black on bright ones, by
 * brightness: between `warm[4]` and `warm[5]` neither could be read, so there is nothing.
 */
export const warm = ['#33260D', '#4A3408', '#6B4700', '#865800', '#966200', amber, gold] as const;
export const cold = ['#1A3B63', '#245A99', '#2C69B0', '#9CCBF5'] as const;

/**
 * Bands of funding per 8 hours, as fractions: blue where shorts pay longs, orange where longs pay shorts, dark where
 * neither pays much. Fixed bands, so a colour means the same today and tomorrow. The first one has no lower end.
 */
export const fundingBands = [
  { from: null, color: cold[3] },
  { from: -0.001, color: cold[1] },
  { from: -0.0004, color: cold[0] },
  { from: -0.0001, color: emptyFill },
  { from: 0.00005, color: warm[0] },
  { from: 0.00015, color: warm[2] },
  { from: 0.0003, color: warm[4] },
  { from: 0.0005, color: warm[5] },
  { from: 0.001, color: warm[6] },
];

/** Windows and timeframes, the longer the brighter. */
export const windowColors: Record<string, string> = { '4h': muted, '24h': blue, '7d': orange, '30d': gold };
export const timeframeColors: Record<string, string> = { '1h': blue, '4h': orange, '1d': gold };

/** Bands of correlation; two assets that move together are bright, and an asset with itself says nothing. */
export const correlationBands = [
  { from: null, color: cold[3] },
  { from: -0.5, color: cold[1] },
  { from: -0.2, color: emptyFill },
  { from: 0.2, color: warm[0] },
  { from: 0.4, color: warm[1] },
  { from: 0.6, color: warm[2] },
  { from: 0.75, color: warm[3] },
  { from: 0.85, color: warm[4] },
  { from: 0.95, color: warm[5] },
  { from: 0.999999, color: emptyFill },
];

/** Below and above zero. */
export const bySign = [{ from: null, color: negative }, { from: 0, color: positive }];

/** Days of the windows over which funding is summed. */
export const sumDays: Record<string, number> = { '1d': 1, '7d': 7, '30d': 30, '90d': 90, '365d': 365 };

/** Bands of sums of funding over so many days: a sum has the colour of its mean per 8 hours. */
export const sumBands = (days: number) =>
  fundingBands.map(({ from, color }) => ({ from: from === null ? null : from * 3 * days, color }));

/** What a trade leaves, from a loss to a large gain. */
export const gainColors = [emptyFill, warm[0], warm[1], warm[3], warm[5], warm[6]] as const;

/** Bands of that: dark where it loses, bright where it earns; `step` is a little of it. */
export const gainBands = (step: number) =>
  [null, -2 * step, -step, step / 1000, step, 4 * step].map((from, i) => ({ from, color: gainColors[i]! }));

/** Bands of funding per 8 hours where a contract is compared with itself: finer around 0.01 %, at which many rest. */
export const fineFundingBands = [
  { from: null, color: cold[3] },
  { from: -0.0003, color: cold[2] },
  { from: -0.0001, color: cold[1] },
  { from: -0.00001, color: emptyFill },
  { from: 0.00001, color: warm[0] },
  { from: 0.00005, color: warm[1] },
  { from: 0.00008, color: warm[2] },
  { from: 0.0001, color: warm[3] },
  { from: 0.00015, color: warm[4] },
  { from: 0.0003, color: warm[5] },
  { from: 0.0005, color: warm[6] },
];
