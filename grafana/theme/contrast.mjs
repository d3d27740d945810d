/**
 * The colours of perps.css against WCAG 2.1 AA: `node contrast.mjs [FILE.css]`. One line per breach; any breach fails.
 * `contrast(text, background)` is for others, too.
 */
import { readFileSync, realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Text below 24 px, and lines and marks that mean something. */
const text = 4.5;
const mark = 3;

/** What the theme below brings and the stylesheet leaves: its words then stand on our backgrounds. */
const gildedgrove = {
  primary: 'rgb(250, 250, 239)',
  secondary: 'rgba(200, 200, 180, 0.85)',
  link: '#FEAC34',
  linkHover: '#FFD783',
  placeholder: 'rgba(200, 200, 180, 0.6)',
};

/** Foreground, what it stands on (the last is the ground, those before lie over it), least ratio. */
const pairs = [
  ['gold', ['panel'], text], // titles, figures
  ['gold', ['wash', 'panel'], text], // the title's own strip
  ['gold', ['veil', 'page'], text], // heading of the login page
  ['gold', ['page'], text], // rows, own page
  ['gold', ['wash', 'page'], text], // a tab under the pointer
  ['gold', ['glow', 'page'], text], // the tab of this dashboard
  ['gold', ['raised'], text], // chosen in a menu
  ['amber', ['panel'], text], // labels, legends
  ['amber', ['raised'], text], // headers of tables
  ['amber', ['page'], text], // tabs, time picker
  ['amber', ['veil', 'page'], text], // labels of the login page
  ['orange', ['page'], text], // rows
  ['text', ['page'], text],
  ['text', ['panel'], text], // menus, tooltips
  ['muted', ['panel'], text],
  ['muted', ['wash', 'panel'], text], // the sign of a description
  ['ink', ['orange'], text], // button of the login page
  ['ink', ['gold'], text],
  ['ink', ['alarm'], text], // a panel that failed
  ['gold', ['page'], mark], // focus
  ['gold', ['panel'], mark],
  ['edge', ['panel'], mark], // the mark before a title
  ...['page', 'panel', 'raised'].flatMap((ground) => [
    [gildedgrove.primary, [ground], text],
    [gildedgrove.secondary, [ground], text],
    [gildedgrove.link, [ground], text],
    [gildedgrove.linkHover, [ground], text],
  ]),
  [gildedgrove.placeholder, ['page'], text],
  [gildedgrove.primary, ['wash', 'panel'], text], // a row of a table under the pointer
  [gildedgrove.secondary, ['wash', 'panel'], text],
];

/** Red, green, blue of 0 to 255 and opacity of 0 to 1, from #RRGGBB, #RRGGBBAA, rgb() or rgba(). */
export function parse(color) {
  const hex = /^#([0-9a-f]{6})([0-9a-f]{2})?$/i.exec(color);
  if (hex) {
    const [r, g, b] = [0, 2, 4].map((at) => parseInt(hex[1].slice(at, at + 2), 16));
    return [r, g, b, hex[2] ? parseInt(hex[2], 16) / 255 : 1];
  }
  const numbers = /^rgba?\(([^)]*)\)$/.exec(color)?.[1].split(',').map(Number);
  if (!numbers || ![3, 4].includes(numbers.length) || numbers.some(Number.isNaN)) {
    throw new Error(`"${color}" is no colour; write #RRGGBB, #RRGGBBAA, rgb() or rgba()`);
  }
  return [...numbers.slice(0, 3), numbers[3] ?? 1];
}

/** What is seen of a colour that lies over an opaque one. */
function over(color, ground) {
  const [top, below] = [parse(color), parse(ground)];
  return `rgb(${[0, 1, 2].map((i) => top[i] * top[3] + below[i] * (1 - top[3])).join(',')})`;
}

function luminance(color) {
  const [r, g, b] = parse(color).slice(0, 3).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast of a text on an opaque background, 1 to 21. */
export function contrast(foreground, background) {
  const [light, dark] = [over(foreground, background), background].map(luminance).sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/** All that is wrong with a stylesheet, one line each. */
export function breaches(css) {
  const found = [];
  const plain = css.replace(/\/\*.*?\*\//gs, '');
  const root = /:root\s*\{([^}]*)\}/.exec(plain)?.[1] ?? '';
  const rest = plain.replace(root, '');
  const colors = new Map([...root.matchAll(/--perps-([\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name, value.trim()]));
  const value = (name) => colors.get(name) ?? (/^(#|rgb)/.test(name) ? name : undefined);

  for (const [front, grounds, least] of pairs) {
    const missing = [front, ...grounds].filter((name) => value(name) === undefined);
    if (missing.length > 0) {
      found.push(`--perps-${missing[0]} is judged here and not declared in :root`);
      continue;
    }
    const ground = grounds.map(value).reduceRight((below, layer) => (below ? over(layer, below) : layer), '');
    const ratio = contrast(value(front), ground);
    if (ratio < least) found.push(`${front} on ${grounds.join(' over ')}: ${ratio.toFixed(2)}:1, needs ${least}:1`);
  }

  // The list of pairs knows every colour that the stylesheet writes with, marks with, or writes on.
  const fronts = new Set(pairs.map(([front]) => front));
  const grounds = new Set(pairs.flatMap((pair) => pair[1]));
  for (const [, property, used] of rest.matchAll(/(?<=[\s;{])([\w-]+):([^;{}]*)[;}]/g)) {
    if (/#[0-9a-f]{3,8}\b|\brgba?\(|\bhsla?\(/i.test(used)) found.push(`${property}:${used}: a colour outside :root`);
    for (const [, name] of used.matchAll(/var\(--perps-([\w-]+)\)/g)) {
      if (!colors.has(name)) found.push(`${property}: --perps-${name} is not declared in :root`);
      if (/^(color|outline)$/.test(property) && !fronts.has(name)) found.push(`${property}: --perps-${name} is in no pair`);
      if (/^(background|--rdg-.*background)/.test(property) && !grounds.has(name)) {
        found.push(`${property}: nothing is judged on --perps-${name}`);
      }
    }
  }
  for (const name of colors.keys()) {
    if (!rest.includes(`var(--perps-${name})`)) found.push(`--perps-${name} is declared and not used`);
  }
  return found;
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const file = process.argv[2] ?? fileURLToPath(new URL('perps.css', import.meta.url));
  const found = breaches(readFileSync(file, 'utf8'));
  for (const breach of found) console.error(`contrast: ${breach}`);
  if (found.length > 0) process.exit(1);
  console.log(`contrast: ${pairs.length} pairs of colours keep AA`);
}
