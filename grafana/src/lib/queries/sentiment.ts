/** The mood of the market as a whole: what these say is always of all exchanges. */
import { labelled } from './header.js';

/** Words of a scale from its lower ends up; the first one has none. */
type Scale = [from: number | null, word: string][];

/** The series with the word of its value as the label `word`. */
const inWords = (expr: string, scale: Scale) =>
  scale
    .map(([from, word]) => labelled(from === null ? expr : `${expr} >= ${from}`, { word }))
    .reverse()
    .join(' or on () ');

const fearGreed = 'max(market_fear_greed_index)';

export const sentiment = {
  score: 'all:perp_sentiment:score',
  scoreInWords: inWords('all:perp_sentiment:score', [
    [null, 'strongly bearish'],
    [-0.5, 'bearish'],
    [-0.2, 'neutral'],
    [0.2, 'bullish'],
    [0.5, 'strongly bullish'],
  ]),
  factors: 'max by (factor) (all:perp_sentiment_factor:score)',
  weights: 'max by (factor) (all:perp_sentiment_factor:weight)',
};

export const mood = {
  /** In the words of who makes it. */
  fearGreed: inWords(fearGreed, [
    [null, 'extreme fear'],
    [25, 'fear'],
    [46, 'neutral'],
    [55, 'greed'],
    [76, 'extreme greed'],
  ]),
  health: inWords('all:perp_market_health:score', [
    [null, 'very poor'],
    [40, 'poor'],
    [60, 'fair'],
    [75, 'good'],
    [90, 'excellent'],
  ]),
  /** The mean basis, in the words of the recorded state. */
  structure: ['-2,strong backwardation', '-1,backwardation', '0,flat', '1,contango', '2,strong contango']
    .map((state) => state.split(','))
    .map(([state, word]) => labelled(`all:perp_basis_ratio:mean and on () all:perp_market_structure:state == ${state}`, { word: word! }))
    .join(' or on () '),
};
