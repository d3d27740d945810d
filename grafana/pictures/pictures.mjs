/**
 * Pictures of all dashboards: node pictures.mjs --grafana http://127.0.0.1:3000 --out ../../docs/images [--name themed]
 *   --widths 1920,1366,420   how wide the windows are
 *   --height 900             the first screen only; without it, the whole dashboard
 *   --from now-6h --to now   the time range
 *   --only UID               one dashboard
 *   --query a=b&c=d          more for the address: var-exchange=kraken, theme=dark, kiosk
 * Fails when a page has an error, a panel is neither drawn nor says why it is empty, a text is cut off or a panel has to be
 * scrolled; of a phone the last two are told only.
 */
import { readdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { launch, misfitsOf, open } from './browser.mjs';

const { values: option } = parseArgs({
  options: {
    grafana: { type: 'string', default: 'http://127.0.0.1:3000' },
    out: { type: 'string', default: '.' },
    name: { type: 'string', default: 'themed' },
    height: { type: 'string' },
    widths: { type: 'string', default: '1920,1366,420' },
    from: { type: 'string', default: 'now-6h' },
    to: { type: 'string', default: 'now' },
    only: { type: 'string' },
    query: { type: 'string', default: '' },
  },
});
const uids = readdirSync(new URL('../dashboards/', import.meta.url))
  .filter((file) => file.endsWith('.json'))
  .map((file) => file.replace('.json', ''))
  .filter((uid) => !option.only || uid === option.only);

/** Pixels: on narrower screens a long title may end in dots, and a table scrolls. */
const phone = 800;

const browser = await launch();
let faults = 0;
for (const uid of uids) {
  for (const width of option.widths.split(',').map(Number)) {
    const address = `${option.grafana}/d/${uid}?from=${option.from}&to=${option.to}&kiosk&${option.query}`;
    const { page, context, panels, problems } = await open(browser, address, { width, height: option.height && Number(option.height) });
    // A message that Grafana shows for some seconds is no part of the dashboard.
    await page.waitForFunction(() => !document.querySelector('[data-testid^="data-testid Alert"]'), null, { timeout: 15_000 }).catch(() => {});
    await page.screenshot({ path: `${option.out}/${uid}-${option.name}${option.height ? '' : `-${width}`}.png` });
    const misfits = await misfitsOf(page);
    await context.close();
    const wrong = [...problems, ...(width > phone ? misfits : []), ...panels.filter((one) => one.failed || !(one.drawn || one.said)).map((one) => `panel "${one.title}" shows nothing`)];
    const empty = panels.filter((one) => one.said).map((one) => `${one.title}: ${one.said}`);
    console.log(`${uid} ${width}: ${panels.length} panels${wrong.length ? `, ${wrong.length} faults` : ''}`);
    for (const one of new Set(wrong)) console.log(`  FAULT ${one}`);
    for (const one of width > phone ? [] : misfits) console.log(`  note  ${one}`);
    for (const one of empty) console.log(`  says  ${one}`);
    faults += wrong.length;
  }
}
await browser.close();
process.exit(faults > 0 ? 1 : 0);
