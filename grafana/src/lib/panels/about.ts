import type { DataSourceRef } from '@grafana/grafana-foundation-sdk/common';
import {
  DashboardLinkBuilder,
  DashboardLinkType,
  FieldColorBuilder,
  FieldColorModeId,
  ThresholdsConfigBuilder,
  ThresholdsMode,
  type DashboardLink,
  type DynamicConfigValue,
  type Panel,
} from '@grafana/grafana-foundation-sdk/dashboard';
import type { Builder } from '@grafana/grafana-foundation-sdk/cog';
import type { Unit } from '../units.js';
import { datasource } from '../variables.js';

/** What every panel says about itself; the lint insists on each. */
export interface About {
  title: string;
  /** What it means and how it is computed, in a sentence or two. */
  description: string;
  unit: Unit;
  /** Of the grid's 24 columns. */
  width: number;
  /** In rows of the grid, 38 pixels each. */
  height: number;
  /** Where the next question is answered: a click on a value, or on the title of a figure. */
  link?: Link;
  /**
   * Said in place of an empty panel. Only a panel that may rightly be empty has words of its own: they say why. The
   * others wait for data, and checks fail when they have none.
   */
  empty?: string;
}

export interface Link {
  title: string;
  url: string;
}

interface Describable<T> {
  title(title: string): T;
  description(description: string): T;
  datasource(ref: DataSourceRef): T;
  unit(unit: string): T;
  decimals(decimals: number): T;
  noValue(words: string): T;
  span(width: number): T;
  height(height: number): T;
  dataLinks(links: Builder<DashboardLink>[]): T;
}

/** What all kinds of panels have in common. */
export function describe<T extends Describable<T>>(panel: T, about: About): T {
  panel.title(about.title).description(about.description).datasource(datasource).unit(about.unit.id);
  if (about.unit.decimals !== undefined) panel.decimals(about.unit.decimals);
  if (about.link) {
    panel.dataLinks([
      new DashboardLinkBuilder(about.link.title).type(DashboardLinkType.Link).url(about.link.url),
    ]);
  }
  return panel.noValue(about.empty ?? 'waiting for data').span(about.width).height(about.height);
}

/** Sets options of a panel that the SDK does not know, or not these values of them. */
export function withOptions<T extends { build(): Panel }>(panel: T, options: Record<string, unknown>): T {
  const build = panel.build.bind(panel);
  panel.build = () => {
    const built = build();
    return { ...built, options: { ...(built.options as object), ...options } };
  };
  return panel;
}

export const fixed = (color: string) => new FieldColorBuilder().mode(FieldColorModeId.Fixed).fixedColor(color);
export const byThreshold = () => new FieldColorBuilder().mode(FieldColorModeId.Thresholds);
/** Grafana's colours one after another: no two alike, but a line's colour depends on the lines before it. */
export const inOrder = () => new FieldColorBuilder().mode(FieldColorModeId.PaletteClassic);
/** Grafana's colours by name: a name keeps its colour whatever stands beside it. */
export const byItsName = () => new FieldColorBuilder().mode(FieldColorModeId.PaletteClassicByName);

export interface Band {
  /** Lower end; the first band has none. */
  from: number | null;
  color: string;
}

export const bands = (steps: Band[]) =>
  new ThresholdsConfigBuilder()
    .mode(ThresholdsMode.Absolute)
    .steps(steps.map((step) => ({ value: step.from, color: step.color })));

export const property = (id: string, value: unknown): DynamicConfigValue => ({ id, value });
export const colorOf = (color: string) => property('color', { mode: 'fixed', fixedColor: color });
export const unitOf = (unit: Unit): DynamicConfigValue[] => [property('unit', unit.id), property('decimals', unit.decimals)];
