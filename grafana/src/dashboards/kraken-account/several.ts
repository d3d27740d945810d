import { VizTextDisplayOptionsBuilder } from '@grafana/grafana-foundation-sdk/common';
import type { PanelBuilder as StatBuilder } from '@grafana/grafana-foundation-sdk/stat';
import { gold } from '../../lib/palette.js';
import * as panel from '../../lib/panels/index.js';
import { figure, figuresOf } from '../../lib/queries/figures.js';
import type { Unit } from '../../lib/units.js';

const legend = `{{${figure}}}`;

/** Up to four numbers of one query side by side, which a phone has room for; units by their names. */
export function several(about: panel.About, figures: [name: string, expr: string, unit: Unit][]): StatBuilder {
  const out = panel
    .figures(about, gold)
    .wideLayout(false)
    .text(new VizTextDisplayOptionsBuilder().titleSize(13).valueSize(19))
    .withTarget(panel.now('A', figuresOf(Object.fromEntries(figures.map(([name, expr]) => [name, expr]))), legend));
  for (const [name, , unit] of figures) if (unit !== about.unit) out.overrideByName(name, panel.unitOf(unit));
  return out;
}
