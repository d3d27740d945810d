/**
 * All dashboards, in the order of the links at the top of each. The uid is the file's name and stays: bookmarks hold it.
 * A tab is short, so that all seven and the time picker stand in one line.
 */
export const tabs = {
  'market-overview': { title: 'Market Overview', tab: 'Market' },
  'symbol-analysis': { title: 'Symbol Analysis', tab: 'Symbols' },
  'arbitrage-scanner': { title: 'Arbitrage Scanner', tab: 'Arbitrage' },
  'strategy-alerts': { title: 'Strategy Alerts', tab: 'Alerts' },
  'kraken-account': { title: 'Kraken Fees & Funding', tab: 'Kraken' },
  'funding-history': { title: 'Funding History', tab: 'Funding' },
  'exporter-health': { title: 'Exporter Health', tab: 'Health' },
} as const;

export type Uid = keyof typeof tabs;
