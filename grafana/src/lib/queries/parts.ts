/** One query of several, told apart by a label. */
export const parts = (label: string, of: Record<string, string>) =>
  Object.entries(of)
    .map(([name, expr]) => `label_replace(${expr}, "${label}", "${name}", "", "")`)
    .join('\nor\n');
