/** A dashboard in headless Chromium: opened, looked at until all its panels stand, and asked how long that took. */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';

const quietMs = 700;
const giveUpMs = 60_000;

function installedBrowser() {
  if (process.env.CHROME) return process.env.CHROME;
  for (const name of ['chromium', 'chromium-browser', 'google-chrome']) {
    for (const folder of (process.env.PATH ?? '').split(delimiter)) {
      if (existsSync(join(folder, name))) return join(folder, name);
    }
  }
  throw new Error('no Chromium in PATH: install it (Debian: apt-get install chromium), or name it in CHROME');
}

export const launch = () =>
  chromium.launch({ executablePath: installedBrowser(), args: ['--no-sandbox', '--hide-scrollbars', '--force-color-profile=srgb'] });

/**
 * Runs in the page: the panels that are on it, and what each of them shows. Only attributes that Grafana's own tests use; nothing
 * that makes the browser lay out the page, which would take from what is measured.
 */
const look = () => {
  const panels = [...document.querySelectorAll('[data-testid^="data-testid Panel header"]')]
    .map((one) => {
      const content = one.querySelector('[data-testid="data-testid panel content"]') ?? one;
      return {
        title: one.getAttribute('data-testid').replace('data-testid Panel header', '').trim(),
        loading: one.querySelector('[aria-label="Panel loading bar"], [data-testid="Spinner"]') !== null,
        failed: one.querySelector('[data-testid="data-testid Panel status error"]') !== null,
        drawn: content.querySelector('canvas, svg, table, [role="table"], [role="grid"]') !== null || content.textContent.trim() !== '',
        said: content.querySelector('[data-testid="data-testid Panel data error message"]')?.textContent.trim(),
      };
    });
  const ends = [...document.querySelectorAll('.react-grid-item')].map((one) => one.getBoundingClientRect().bottom + window.scrollY);
  return {
    panels,
    height: Math.ceil(Math.max(300, ...ends) + 24),
    firstPaintMs: performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
  };
};

/**
 * Runs in the page: texts that are cut off and what has to be scrolled, by panel. What scrolls is not cut, and what is drawn on a
 * canvas cannot be seen from here.
 */
const lookForMisfits = () => {
  const misfits = new Set();
  for (const panel of document.querySelectorAll('[data-testid^="data-testid Panel header"]')) {
    const name = panel.getAttribute('data-testid').replace('data-testid Panel header', '').trim();
    for (const one of panel.querySelectorAll('*')) {
      const { overflowX, overflowY } = getComputedStyle(one);
      const scrolls = (how, inner, outer) => (how === 'auto' || how === 'scroll') && outer > 0 && inner > outer + 2;
      if (scrolls(overflowX, one.scrollWidth, one.clientWidth)) misfits.add(`${name}: scrolls sideways, ${one.scrollWidth} in ${one.clientWidth}`);
      if (scrolls(overflowY, one.scrollHeight, one.clientHeight)) misfits.add(`${name}: scrolls up and down, ${one.scrollHeight} in ${one.clientHeight}`);
    }
    const texts = document.createTreeWalker(panel, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      if (text.textContent.trim() === '') continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      const { left, right } = range.getBoundingClientRect();
      if (right - left < 2) continue;
      for (let around = text.parentElement; around && around !== panel; around = around.parentElement) {
        const { overflowX } = getComputedStyle(around);
        if (overflowX === 'auto' || overflowX === 'scroll') break;
        if (overflowX === 'visible') continue;
        const box = around.getBoundingClientRect();
        if (left < box.left - 1.5 || right > box.right + 1.5) {
          misfits.add(`${name}: "${text.textContent.trim()}" is cut off`);
          break;
        }
      }
    }
  }
  return [...misfits];
};
export const misfitsOf = (page) => page.evaluate(lookForMisfits);

/**
 * Opens an address and waits until nothing more happens. With no height given the window grows to the whole dashboard, for
 * Grafana draws what is in view only. The caller closes the page.
 */
export async function open(browser, address, { width, height, timezone = 'UTC', context: given } = {}) {
  const context =
    given ??
    (await browser.newContext({ viewport: { width, height: height ?? 1200 }, timezoneId: timezone, locale: 'en-US', colorScheme: 'dark' }));
  const page = await context.newPage();
  await page.setViewportSize({ width, height: height ?? 1200 });
  const problems = [];
  let busy = 0;
  let last = Date.now();
  let began = 0;
  const happened = () => (last = Date.now());
  page.on('pageerror', (error) => problems.push(`script: ${error.message.split('\n')[0]}`));
  page.on('console', (message) => message.type() === 'error' && problems.push(`console: ${message.text().slice(0, 300)}`));
  page.on('request', () => (busy++, happened()));
  page.on('requestfinished', () => (busy--, happened()));
  page.on('requestfailed', (request) => {
    busy--;
    happened();
    const why = request.failure()?.errorText;
    if (why !== 'net::ERR_ABORTED') problems.push(`${request.method()} ${request.url()}: ${why}`);
  });
  page.on('response', async (response) => {
    if (!response.url().includes('/api/ds/query')) {
      if (response.status() >= 400) problems.push(`${response.url()}: ${response.status()}`);
      return;
    }
    const answer = await response.json().catch(() => ({}));
    for (const [refId, one] of Object.entries(answer.results ?? {})) if (one.error) problems.push(`query ${refId}: ${one.error}`);
  });

  let seen = { panels: [], height: 300 };
  let stands = 0;
  const settled = async () => {
    const until = Date.now() + giveUpMs;
    while (Date.now() < until) {
      seen = await page.evaluate(look).catch(() => seen);
      const ready = seen.panels.length > 0 && busy <= 0 && seen.panels.every((one) => !one.loading && (one.drawn || one.said));
      if (!ready) {
        stands = 0;
        happened();
      } else if (stands === 0) stands = Date.now();
      if (ready && Date.now() - Math.max(stands, last) > quietMs) return;
      await page.waitForTimeout(60);
    }
    problems.push(`not all panels stood within ${giveUpMs / 1000} s`);
  };
  began = Date.now();
  await page.goto(address, { waitUntil: 'commit', timeout: giveUpMs });
  await settled();
  const times = { firstPaintMs: seen.firstPaintMs, allMs: stands - began };
  if (height === undefined) {
    for (let grown = 0; grown < 4 && page.viewportSize().height !== seen.height; grown++) {
      await page.setViewportSize({ width, height: seen.height });
      happened();
      await settled();
    }
  }
  return { page, context, panels: seen.panels, problems, times };
}
