/** Alerts as Prometheus and Alertmanager know them; docs/rules-signals.md says what the recorded series mean. */
import { labelled } from './header.js';

const ofStrategies = 'ALERTS{strategy!=""}';
const others = 'ALERTS{strategy="", alertname!="PerpsWatchdog"}';

/** Strategies of single bases: no series names one of these while no base is near it. */
const ofBases = ['High-Beta Amplification', 'Parabolic Reversal', 'Beta Divergence Catch-Up', 'Funding Rate Exhaustion'];
/** 0 for each of them, while figures come in. */
const noneOfBases = ofBases
  .map((strategy) => labelled('0 * (all:perp_exchange_up:sum > 0)', { strategy, tier: '3' }))
  .join(' or ');

/** The labels of a row in the table of alerts of strategies. */
const alert = (expr: string) => `max by (alertname, alertstate, tier, strategy, direction, base) (${expr})`;
/** When the condition of an alert became true, in milliseconds; it fires later. */
const began = (alerts: string) => `1000 * ${alerts} * ignoring (alertstate) group_left () ALERTS_FOR_STATE`;

const about = (ofBase: string, ofAll: string) =>
  alert(`${ofStrategies} * on (base) group_left () (max by (base) (${ofBase}) or label_replace(max(${ofAll}), "base", "market", "", ""))`);

export const strategyAlerts = {
  count: (labels: string) => `count(ALERTS{strategy!="", ${labels}}) or vector(0)`,
  confidence: alert(`${ofStrategies} * on (strategy, direction, base) group_left () strategy:signal_confidence_ratio:active`),
  since: alert(began(ofStrategies)),
  /** Figures of the base, or of the whole market. */
  change: about('base:perp_price_change_24h_ratio:median', 'all:perp_price_change_24h_ratio:volume_weighted'),
  funding: about('base:perp_funding_rate_8h_ratio:oi_weighted', 'all:perp_funding_rate_8h_ratio:oi_weighted'),
  openInterest: about('base:perp_open_interest_usd:sum', 'all:perp_exchange_open_interest_usd:sum'),
  volume: about('base:perp_volume_24h_usd:sum', 'all:perp_exchange_volume_24h_usd:sum'),
};

/** What the values of {@link stateOverTime} mean; the directions of a strategy are added up. */
export const states = { quiet: 0, long: 1, short: 2, both: 3, neutral: 4, pending: 8 };

const codes = (['long', 'short', 'neutral'] as const)
  .map((direction) => labelled(`vector(${states[direction]})`, { direction }))
  .join(' or ');
const during = (state: string) => `last_over_time(ALERTS{strategy!="", alertstate="${state}"}[$__interval])`;
/** A row for each strategy, the urgent tiers first, because Grafana keeps the order of labels. */
const row = (expr: string) => `max by (row) (label_join(${expr}, "row", " · ", "tier", "strategy"))`;

/** Of each strategy on all bases. Without figures it is not quiet, but unknown. */
export const stateOverTime = [
  `sum by (tier, strategy) (max by (tier, strategy, direction) (${during('firing')}) * on (direction) group_left () (${codes}))`,
  `${states.pending} * max by (tier, strategy) (${during('pending')})`,
  `0 * max by (tier, strategy) (strategy:signal_conditions_ratio:met)`,
  noneOfBases,
]
  .map((expr) => row(`(${expr})`))
  .join('\nor ');

const met = 'max by (strategy, tier) (strategy:signal_conditions_ratio:met)';
const ofMarket = (series: string) => `0 * ${met} + on (strategy) group_left () max by (strategy) (${series})`;
/** Of the bases that meet the gate of a strategy. */
const best = 'max by (strategy, tier) (strategy:signal_confidence_ratio:raw{base!="market"})';
const points = `(${met} or ${best})`;
const ofTier = (expr: string) => `0 * (${expr}) + on (tier) group_left () max by (tier) (threshold:strategy_confidence_ratio:min)`;
/** What the trigger needs, or what its tier does if that is more. */
const needs = `(${ofMarket('strategy:signal_conditions_ratio:least')} >= ${ofTier(met)} or ${ofTier(`${met} or ${noneOfBases}`)})`;

/** How near strategies are: those of the market by their conditions, those of single bases by their best base. */
export const nearness = {
  progress: `clamp_max(${points} / ${needs}, 1)`,
  points,
  needs,
  lean: ofMarket('strategy:signal_lean:sign'),
  bases: `count by (strategy, tier) (strategy:signal_confidence_ratio:raw{base!="market"}) or ${noneOfBases}`,
  score: 'all:perp_sentiment:score',
};

const one = (expr: string) => `max by (strategy) (${expr})`;

export type Horizon = '1h' | '4h' | '24h';
export const horizons: Horizon[] = ['1h', '4h', '24h'];

/** How good alerts of 30 days were. A share or a mean is worth nothing without the number of alerts behind it. */
export const quality = {
  perDay: one('strategy:alerts:per_day'),
  judged: (after: Horizon) => one(`strategy:alert_forward_returns:count_${after}_30d`),
  hits: (after: Horizon) => one(`strategy:alert_hit_ratio:${after}_30d`),
  earned: (after: Horizon) => one(`strategy:alert_forward_return_ratio:mean_${after}_30d`),
  /** A sample for each alert, an hour after it; of several at one step their mean. */
  each: `avg by (strategy) (last_over_time(strategy:alert_forward_return_ratio:1h[$__rate_interval]))`,
  allPerDay: 'max(all:alerts:per_day)',
};

const anyReceiver = 'sum(alertmanager_integrations)';
const channel = (expr: string) => `sum by (channel) (label_replace(${expr}, "channel", "$1", "integration", "(.+)"))`;

const keptBack = `sum by (channel) (label_replace(reason:alertmanager_notifications_suppressed:per_day, "channel", "not sent: $1", "reason", "(.+)"))`;

export const delivery = {
  suppressedShare: 'max(all:alertmanager_alerts:suppressed_ratio_24h)',
  /** -1 where there is nobody to send to. */
  sent: `sum(integration:alertmanager_notifications:per_day) and on () ${anyReceiver} > 0 or (${anyReceiver} == 0) - 1`,
  held: 'sum by (state) (alertmanager_alerts{state=~"active|suppressed"})',
  sentOrKept: `${channel('integration:alertmanager_notifications:per_day')} > 0 or ${keptBack} > 0`,
  failedBy: `${channel('increase(alertmanager_notifications_failed_total[24h])')} > 0`,
};

const urgencies: Record<string, string> = { critical: '1', warning: '2', info: '3' };
const subject = ['account', 'exchange', 'feed', 'symbol', 'side', 'part', 'reason', 'quote', 'wallet', 'liquidity', 'integration', 'job', 'group', 'limit'].map((label) => `"${label}"`).join(', ');
/** Severity as a number that sorts, and what an alert is about in one label. */
function told(expr: string): string {
  const urgent = Object.entries(urgencies).reduce(
    (inner, [severity, urgency]) => `label_replace(${inner}, "urgency", "${urgency}", "severity", "${severity}")`,
    expr,
  );
  const named = `label_replace(${urgent}, "group", "$1", "rule_group", ".*;(.+)")`;
  const about = `label_replace(label_join(${named}, "about", " ", ${subject}), "about", "$1", "about", " *(.*?) *")`;
  return `max by (urgency, alertstate, alertname, area, base, about) (${about})`;
}

/** Alerts that are no signals: market, account, program. */
export const otherAlerts = {
  since: told(began(others)),
  kinds: (state: string) => `count by (alertname) (ALERTS{strategy="", alertname!="PerpsWatchdog", alertstate="${state}"})`,
};
