/** Whether the figures can be believed: keys, ledger, age. */
import { VizTextDisplayOptionsBuilder } from '@grafana/grafana-foundation-sdk/common';
import { to } from '../../lib/links.js';
import { alarm, amber, gold, muted, orange } from '../../lib/palette.js';
import * as panel from '../../lib/panels/index.js';
import { accounts as all, state } from '../../lib/queries/kraken-account.js';
import { count, moment, seconds, smallPercent } from '../../lib/units.js';
import { noAccount, none } from './words.js';

const old: panel.Band[] = [{ from: null, color: amber }, { from: 120, color: orange }, { from: 7200, color: alarm }];

export const accounts = () =>
  panel.rowTable(
    {
      title: 'Accounts',
      description:
        "Every account that has keys; a click chooses it. The exporter's log says what to do when a key is not valid. The ledger is Kraken's account log, row by row; no price: a row whose currency had no price is in no sum. Deviation: the ledger's volume of 30 days over Kraken's own, minus 1: far from 0, something is missing.",
      unit: count,
      width: 17,
      height: 6,
      empty: noAccount,
    },
    'account',
    [
      ['Account', 'account', { left: true, width: 90, color: gold, link: to('kraken-account', 'Choose this account', { account: '${__value.raw}' }) }],
      ['Keys', 'verdict', {
        left: true,
        width: 110,
        words: {
          valid: { text: 'valid', color: gold },
          unknown: { text: 'not known yet', color: muted },
          invalid: { text: 'INVALID', color: alarm },
          lacks_permission: { text: 'LACK PERMISSION', color: alarm },
          clock_off: { text: 'CLOCK IS OFF', color: alarm },
        },
      }],
    ],
    [
      ['State', all.up, { words: { 0: { text: 'FAILING', color: alarm }, 1: { text: 'up', color: gold } } }],
      ['Open', all.positions, { unit: count }],
      ['Rows', all.rows, { unit: count }],
      ['No price', all.unpriced, { unit: count, bands: [{ from: null, color: muted }, { from: 1, color: orange }] }],
      ['Ledger began', all.began, { unit: moment, width: 164 }],
      ['Newest row', all.newest, { unit: moment, width: 164 }],
      ['Deviation', all.deviation, {
        unit: smallPercent,
        bands: [{ from: null, color: alarm }, { from: -0.01, color: gold }, { from: 0.01, color: alarm }],
      }],
    ],
    { words: all.verdicts },
  );

export const ages = () =>
  panel
    .ranking(
      {
        title: 'Age of each part',
        description: 'Time since each part of the chosen account was read last with success. Positions and margin are asked for every 15 seconds, the ledger every minute, executions and fee tier less often.',
        unit: seconds,
        width: 7,
        height: 6,
        empty: none,
        link: to('exporter-health', 'How is the exporter?'),
      },
      old,
    )
    .text(new VizTextDisplayOptionsBuilder().titleSize(12).valueSize(13))
    .withTarget(panel.now('A', state.age('part'), '{{part}}'));
