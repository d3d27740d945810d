/** What the next trade costs. */
import { VizTextDisplayOptionsBuilder } from '@grafana/grafana-foundation-sdk/common';
import { gold, orange } from '../../lib/palette.js';
import * as panel from '../../lib/panels/index.js';
import { roundTrip, tier } from '../../lib/queries/kraken-account.js';
import { feeRate, money, wholePercent } from '../../lib/units.js';
import { several } from './several.js';
import { none } from './words.js';

export const feeTier = () =>
  several(
    {
      title: 'Fee tier',
      description: "Value traded in 30 days as Kraken counts it for the tier, and the rates as charged last, otherwise the tier's.",
      unit: feeRate,
      width: 6,
      height: 4,
      empty: none,
    },
    [
      ['Volume, 30d', tier.volume, money],
      ['Maker', tier.rate('maker'), feeRate],
      ['Taker', tier.rate('taker'), feeRate],
    ],
  );

export const nextTier = () =>
  several(
    {
      title: 'Next fee tier',
      description: 'The volume of 30 days that is missing for it, its rates, and what these would save in a year at the volume of the last 30 days.',
      unit: feeRate,
      width: 8,
      height: 4,
      empty: 'no account, or highest tier',
    },
    [
      ['Missing', tier.missing, money],
      ['Maker', tier.nextRate('maker'), feeRate],
      ['Taker', tier.nextRate('taker'), feeRate],
      ['Saved a year', tier.saving, money],
    ],
  );

export const progress = () =>
  panel
    .ranking(
      {
        title: 'To next tier',
        description: 'Volume of 30 days over the volume that the next fee tier asks for. 100 %: the highest tier is reached.',
        unit: wholePercent,
        width: 3,
        height: 4,
        empty: none,
      },
      [{ from: null, color: orange }, { from: 1, color: gold }],
    )
    .min(0)
    .max(1)
    .showUnfilled(true)
    .text(new VizTextDisplayOptionsBuilder().valueSize(22))
    .withTarget(panel.now('A', tier.progress, ''));

export const roundTrips = () =>
  several(
    {
      title: 'Round trip: 10 BTC, +100 USD',
      description:
        'What is left of buying ten bitcoin at the mark price and selling them 100 USD higher, after the fees of both sides, as maker and as taker. Fees are those of a maker. Even at +: how much higher a maker must sell one unit to earn its fees. Other sizes, gains and contracts can be configured: kraken-account.round-trip-….',
      unit: money,
      width: 7,
      height: 4,
      empty: none,
    },
    [
      ['Net, maker', roundTrip.net('maker'), money],
      ['Fees', roundTrip.fees('maker'), money],
      ['Net, taker', roundTrip.net('taker'), money],
      ['Even at +', roundTrip.breakEven('maker'), money],
    ],
  );
