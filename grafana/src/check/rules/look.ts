/** Rules of colours. */
import { blend, colorsNamed, contrast, textOnBar, textOnFill } from '../colors.js';
import { fieldSettings, type FieldDefaults, type Mapping, type Panel } from '../model.js';
import { dashboardRule, panelRule } from '../rule.js';

/** No colour, and that of the theme's own text. */
const allowed = new Set(['transparent', 'text']);

const palette = dashboardRule('palette', 'every colour is one of src/lib/palette.ts', (dashboard, say, { colors }) => {
  const seen = new Set<string>();
  for (const { path, color } of colorsNamed(dashboard)) {
    // With two more digits it is the same colour, translucent.
    if (allowed.has(color) || colors.has(color.toUpperCase().slice(0, 7))) continue;
    const panel = /^panels\[(\d+)\]/.exec(path)?.[1];
    const where = panel === undefined ? path : `panel "${dashboard.panels?.[Number(panel)]?.title}": ${path.replace(/^panels\[\d+\]\./, '')}`;
    if (!seen.has(`${where}${color}`)) say(`${where}: ${color} is not of the palette`);
    seen.add(`${where}${color}`);
  }
});

/** Behind panels: with the project's stylesheet, and in plain dark. */
const backgrounds = ['#1A1A1A', '#181B1F'];
/** WCAG 2.1 AA for words of ordinary size. */
const legible = 4.5;

type Use = 'text' | 'fill' | 'bar' | 'none';

function useOf(panel: Panel, { custom }: FieldDefaults): Use {
  const { options = {} } = panel;
  switch (panel.type) {
    case 'stat':
      return options.colorMode === 'none' ? 'none' : /^background/.test(String(options.colorMode)) ? 'fill' : 'text';
    case 'table': {
      const cell = custom?.cellOptions?.type ?? 'auto';
      return cell === 'color-text' ? 'text' : cell === 'color-background' ? 'fill' : 'none';
    }
    case 'gauge':
      return 'text';
    case 'bargauge':
      return options.valueMode === 'text' || options.valueMode === 'hidden' ? 'none' : 'text';
    case 'state-timeline':
    case 'status-history':
      return options.showValue === 'never' ? 'none' : 'bar';
    default:
      return 'none';
  }
}

/** Colours of the texts that stand for values, at any depth of Grafana's several kinds of mapping. */
const mapped = (mappings: Mapping[] = []) =>
  mappings.flatMap((mapping) => [...colorsNamed(mapping.options)].map(({ color }) => color));

const colorsOf = ({ color, thresholds, mappings }: FieldDefaults): string[] => [
  ...mapped(mappings),
  ...(color?.mode === 'fixed' && color.fixedColor ? [color.fixedColor] : []),
  ...(color?.mode === 'thresholds' ? (thresholds?.steps ?? []).map((step) => step.color) : []),
];

const legibleText = panelRule('legible-text', `words have a contrast of ${legible} (WCAG 2.1 AA) on what is behind them`, (panel, say) => {
  const told = new Set<string>();
  for (const settings of fieldSettings(panel)) {
    const use = useOf(panel, settings);
    if (use === 'none') continue;
    for (const color of colorsOf(settings).filter((one) => /^#[0-9a-f]{6}$/i.test(one))) {
      for (const background of backgrounds) {
        const fill = use === 'bar' ? blend(color, background, (settings.custom?.fillOpacity ?? 70) / 100) : color;
        const [words, behind] = use === 'text' ? [color, background] : [use === 'fill' ? textOnFill(fill) : textOnBar(fill), fill];
        const ratio = contrast(words, behind);
        const what = `${words} on ${behind}: contrast ${ratio.toFixed(2)}, less than ${legible}`;
        if (ratio < legible && !told.has(what)) say(what);
        told.add(what);
      }
    }
  }
});

export const lookRules = [palette, legibleText];
