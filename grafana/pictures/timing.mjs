/**
 * How long a dashboard takes from the first paint to its last panel, in headless Chromium:
 *   node timing.mjs --grafana http://127.0.0.1:3000 [--from now-30d] [--runs 5] [--only UID]
 * Both of the first screen (1920 × 1080) and of all panels at once, in a window as tall as the dashboard. Medians of several
 * runs, each a fresh page of a browser that has seen Grafana before: its scripts are in the cache, as for anybody's second visit.
 */
import { readdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { launch, open } from './browser.mjs';

const { values: option } = parseArgs({
  options: {
    grafana: { type: 'string', default: 'http://127.0.0.1:3000' },
    from: { type: 'string', default: 'now-30d' },
    runs: { type: 'string', default: '5' },
    only: { type: 'string' },
  },
});
const uids = readdirSync(new URL('../dashboards/', import.meta.url))
  .filter((file) => file.endsWith('.json'))
  .map((file) => file.replace('.json', ''))
  .filter((uid) => !option.only || uid === option.only);
const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

const browser = await launch();
const context = await browser.newContext({ timezoneId: 'UTC', locale: 'en-US', colorScheme: 'dark' });
console.log('dashboard            panels   first screen: paint, from paint to last panel   all panels: paint, from paint to last');
for (const uid of uids) {
  const address = `${option.grafana}/d/${uid}?from=${option.from}&to=now&kiosk`;
  const whole = await open(browser, address, { width: 1920, context });
  const height = whole.page.viewportSize().height;
  await whole.page.close();
  const cells = [];
  for (const tall of [1080, height]) {
    const paints = [];
    const rests = [];
    for (let run = 0; run < Number(option.runs); run++) {
      const { page, times, problems } = await open(browser, address, { width: 1920, height: tall, context });
      await page.close();
      if (problems.length > 0) console.error(`${uid}: ${[...new Set(problems)].join('; ')}`);
      paints.push(times.firstPaintMs);
      rests.push(times.allMs - times.firstPaintMs);
    }
    cells.push(`${Math.round(median(paints))} ms, ${Math.round(median(rests))} ms`.padEnd(46));
  }
  console.log(`${uid.padEnd(20)} ${String(whole.panels.length).padStart(5)}   ${cells.join('  ')}`);
}
await browser.close();
