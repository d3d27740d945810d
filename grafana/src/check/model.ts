/** The generated JSON as the checks read it; what they do not look at is not named here. */
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

export interface Ref { type?: string; uid?: string }
export interface Target {
  refId?: string;
  expr?: string;
  hide?: boolean;
  instant?: boolean;
  range?: boolean;
  format?: string;
  legendFormat?: string;
  interval?: string;
  datasource?: Ref;
}
export interface Link { title?: string; url?: string; type?: string; includeVars?: boolean; keepTime?: boolean }
export interface Mapping { type?: string; options?: unknown }
export interface Thresholds { mode?: string; steps?: { value: number | null; color: string }[] }
export interface Color { mode?: string; fixedColor?: string }
export interface CellOptions { type?: string; mode?: string }
export interface FieldDefaults {
  unit?: string;
  decimals?: number;
  noValue?: string;
  min?: number;
  max?: number;
  color?: Color;
  thresholds?: Thresholds;
  mappings?: Mapping[];
  links?: Link[];
  custom?: { cellOptions?: CellOptions; fillOpacity?: number };
}
export interface Override { matcher: { id: string; options?: unknown }; properties: { id: string; value?: unknown }[] }
export interface Transformation {
  id: string;
  disabled?: boolean;
  /** Which tables it is for; the others stay as they are. */
  filter?: { id?: string; options?: unknown };
  options?: Record<string, unknown>;
}
export interface Panel {
  id?: number;
  type: string;
  title?: string;
  description?: string;
  pluginVersion?: string;
  datasource?: Ref;
  gridPos?: { x: number; y: number; w: number; h: number };
  interval?: string;
  maxDataPoints?: number;
  collapsed?: boolean;
  repeat?: string;
  timeFrom?: string;
  timeShift?: string;
  links?: Link[];
  fieldConfig?: { defaults?: FieldDefaults; overrides?: Override[] };
  options?: Record<string, unknown>;
  transformations?: Transformation[];
  targets?: Target[];
  panels?: Panel[];
}
export interface Current { text?: string | string[]; value?: string | string[] }
export interface Variable {
  name: string;
  type: string;
  label?: string;
  query?: string | { query?: string; qryType?: number };
  definition?: string;
  regex?: string;
  refresh?: number;
  sort?: number;
  multi?: boolean;
  includeAll?: boolean;
  allValue?: string;
  current?: Current;
  options?: { text?: string; value?: string; selected?: boolean }[];
  datasource?: Ref;
}
export interface Annotation {
  name?: string;
  enable?: boolean;
  expr?: string;
  target?: { expr?: string };
  datasource?: Ref;
  step?: string;
  titleFormat?: string;
  textFormat?: string;
  tagKeys?: string;
  iconColor?: string;
}
export interface Dashboard {
  /** Its file; not part of the JSON. */
  file: string;
  uid?: string;
  title?: string;
  description?: string;
  editable?: boolean;
  links?: Link[];
  annotations?: { list?: Annotation[] };
  templating?: { list?: Variable[] };
  panels?: Panel[];
}

export const dashboardsFolder = fileURLToPath(new URL('../../dashboards/', import.meta.url));

export function readDashboards(folder: string): Dashboard[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => ({ ...(JSON.parse(readFileSync(join(folder, file), 'utf8')) as Dashboard), file }));
}

/** All panels, also those inside of collapsed rows. */
export const panelsOf = (dashboard: Dashboard): Panel[] =>
  (dashboard.panels ?? []).flatMap((panel) => [panel, ...(panel.panels ?? [])]);

export const variablesOf = (dashboard: Dashboard): Variable[] => dashboard.templating?.list ?? [];
export const annotationsOf = (dashboard: Dashboard): Annotation[] => dashboard.annotations?.list ?? [];
export const annotationExpr = (annotation: Annotation): string => annotation.expr ?? annotation.target?.expr ?? '';

/** The text of a variable's query, however it is written down. */
export const queryOf = (variable: Variable): string =>
  typeof variable.query === 'string' ? variable.query : (variable.query?.query ?? variable.definition ?? '');

/** Rows and texts ask nothing. */
export const asks = (panel: Panel): boolean => panel.type !== 'row' && panel.type !== 'text';

/** Every panel's field settings: the defaults, and what each override makes of them. */
export function fieldSettings(panel: Panel): FieldDefaults[] {
  const defaults = panel.fieldConfig?.defaults ?? {};
  return [defaults, ...(panel.fieldConfig?.overrides ?? []).map((override) => overridden(defaults, override))];
}

function overridden(defaults: FieldDefaults, override: Override): FieldDefaults {
  const out: Record<string, unknown> = { ...defaults, custom: { ...defaults.custom } };
  for (const { id, value } of override.properties) {
    if (id.startsWith('custom.')) (out.custom as Record<string, unknown>)[id.slice('custom.'.length)] = value;
    else out[id] = value;
  }
  return out as FieldDefaults;
}
