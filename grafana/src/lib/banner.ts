import { BigValueColorMode } from '@grafana/grafana-foundation-sdk/common';
import { MappingType } from '@grafana/grafana-foundation-sdk/dashboard';
import { alarmFill, calmFill, emptyFill } from './palette.js';
import * as panel from './panels.js';
import { dataSource } from './queries.js';
import { count } from './units.js';

/** Says whether the market is simulated; the first panel of every dashboard. */
export const source = (width: number) =>
  panel
    .statement({
      title: 'Source',
      description: 'Whether the figures come from the exchanges or from the built-in simulator.',
      unit: count,
      width,
      height: 3,
    })
    .mappings([
      {
        type: MappingType.ValueToText,
        options: {
          1: { text: 'Live exchanges', color: calmFill },
          2: { text: 'DEMO: simulated market', color: alarmFill },
        },
      },
    ])
    .thresholds(panel.bands([{ from: null, color: emptyFill }]))
    .colorMode(BigValueColorMode.Background)
    .withTarget(panel.now('A', dataSource.simulated));
