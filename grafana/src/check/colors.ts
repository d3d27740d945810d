/** Colours: which ones a module exports, which ones JSON names, and how well words can be read. */

const plain = /^#[0-9a-f]{6}$/i;

/** Every colour among a module's strings, in lists and records of any depth. */
export function colorsIn(value: unknown, into = new Set<string>()): Set<string> {
  if (typeof value === 'string') {
    if (plain.test(value)) into.add(value.toUpperCase());
  } else if (value instanceof Set) for (const part of value) colorsIn(part, into);
  else if (value !== null && typeof value === 'object') for (const part of Object.values(value)) colorsIn(part, into);
  return into;
}

/** Each colour that a dashboard names, with the path to it: what its key calls a colour, and #… anywhere in a text. */
export function* colorsNamed(value: unknown, path = ''): Generator<{ path: string; color: string }> {
  if (typeof value === 'string') {
    if (/(^|\.)(\w*[cC]olor)$/.test(path)) yield { path, color: value };
    else for (const [color] of value.matchAll(/#(?:[0-9a-fA-F]{8}|[0-9a-fA-F]{6})\b/g)) yield { path, color };
  } else if (Array.isArray(value)) {
    for (const [i, part] of value.entries()) yield* colorsNamed(part, `${path}[${i}]`);
  } else if (value !== null && typeof value === 'object') {
    // A property of an override holds the same under "value" as the field under its own name.
    const { id } = value as { id?: unknown };
    for (const [key, part] of Object.entries(value)) {
      const name = key === 'value' && typeof id === 'string' ? id : key;
      yield* colorsNamed(part, path === '' ? name : `${path}.${name}`);
    }
  }
}

type Rgb = [number, number, number];

const rgb = (color: string): Rgb =>
  [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16)) as Rgb;

function luminance(color: string): number {
  const [r, g, b] = rgb(color).map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as Rgb;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** WCAG 2.1's contrast of two colours, 1 to 21. */
export function contrast(a: string, b: string): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((one, other) => one - other) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** One colour over another, where it is not opaque. */
export function blend(color: string, background: string, alpha: number): string {
  const under = rgb(background);
  const parts = rgb(color).map((part, i) => Math.round(part * alpha + under[i]! * (1 - alpha)));
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`.toUpperCase();
}

/** What Grafana writes with on a filled cell or figure: it goes by brightness, not by contrast. */
export function textOnFill(fill: string): string {
  const [r, g, b] = rgb(fill);
  return (r * 299 + g * 587 + b * 114) / 1000 > 180 ? '#202226' : '#F7F8FA';
}

/** What Grafana writes with on a bar of a state timeline: white, if that has a contrast of 3. */
export const textOnBar = (fill: string): string => (contrast('#FFFFFF', fill) >= 3 ? '#FFFFFF' : '#000000');
