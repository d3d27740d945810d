/** How big the market is, and what it pays. */
import { amber, bySign, gold, orange } from '../../lib/palette.js';
import * as panel from '../../lib/panels/index.js';
import { totals } from '../../lib/queries/market.js';
import { count, fundingRate, percent, usd, yearly, type Unit } from '../../lib/units.js';

const size = { width: 4, height: 4 };

const total = (title: string, description: string, unit: Unit, color: string, expr: string) =>
  panel.figureWithPast({ title, description, unit, ...size }, color, expr);

export const openInterest = () =>
  total('Open interest', 'USD value of all open contracts on coins, on the chosen exchanges that are up, one side counted.',
    usd, gold, totals.openInterest);

export const openInterestChange = () =>
  panel
    .figures(
      {
        title: 'OI change',
        description:
          'Open interest now over that of 15 minutes, 1 hour and 24 hours ago, minus 1, of the chosen exchanges that were up then and are up now. In USD: it moves with prices. A span is shown once data has been collected for so long.',
        unit: percent,
        ...size,
        empty: 'known after 15 minutes of collecting',
      },
      orange,
    )
    .colorScheme(panel.byThreshold())
    .thresholds(panel.bands(bySign))
    .withTarget(panel.now('A', totals.openInterestChange({ '15 min': '15m', '1 h': '1h', '24 h': '24h' }), '{{span}}'));

export const volume = () =>
  total('Volume, 24 h', 'USD traded in the last 24 hours in contracts on coins, on the chosen exchanges that are up.',
    usd, gold, totals.volume);

export const funding = () =>
  total('Funding per 8 h', 'Funding rates of the chosen exchanges, weighted by open interest and brought to 8 hours. Positive: longs pay shorts.',
    fundingRate, orange, totals.funding);

export const fundingApr = () =>
  panel
    .figure(
      {
        title: 'Funding per year',
        description: 'The rate per 8 hours over 365 days, not compounded: what longs would pay in a year if it stayed as it is.',
        unit: yearly,
        ...size,
      },
      orange,
    )
    .withTarget(panel.now('A', totals.fundingApr));

export const counts = () =>
  panel
    .figures(
      {
        title: 'Active',
        description: 'Chosen exchanges that are up, and the live perpetual contracts that they list: on coins, stocks, indices and all else.',
        unit: count,
        ...size,
      },
      amber,
    )
    .withTarget(panel.now('A', totals.counts, '{{what}}'));
