import test from 'node:test';
import assert from 'node:assert/strict';
import { documents, exchangesOfDocs, KnownNames } from './known.js';

test('the names of the documents, of summaries their parts, and those of the programs', () => {
  const known = new KnownNames({
    metrics: '| `perp_mark_price` | gauge |\n| `perps_exporter_scrapes_seconds` | summary | `format` |\nwords `exchange`, `perp_words`',
    rules: ['| `base:perp_price_spread_ratio:touch{…}` |', '`exchange:a:b{exchange, reason}`, `base:c:d`'],
    thresholds: '      - record: threshold:basis_ratio:wide\n        expr: vector(1)',
  });
  const names = [
    'perp_mark_price', 'perps_exporter_scrapes_seconds_sum', 'base:perp_price_spread_ratio:touch', 'exchange:a:b', 'base:c:d',
    'threshold:basis_ratio:wide', 'up', 'ALERTS', 'prometheus_tsdb_head_series', 'perp_${kind}_price', 'base:$x',
  ];
  for (const name of names) assert.ok(known.has(name), name);
  for (const name of ['exchange', 'perp_words', 'perps_exporter_scrapes_seconds', 'perp_${kind}_prices', '$x', 'upper', 'ALERT', '']) {
    assert.ok(!known.has(name), name);
  }
});

test("the project's own documents", () => {
  const known = new KnownNames(documents());
  for (const name of ['perp_exchange_up', 'perps_exporter_requests_seconds_count', 'base:perp_mark_price_usd:median',
    'strategy:alerts:per_day', 'base:perp_price_spread_ratio:net', 'threshold:btc_correlation:coupled', 'kraken_account_up']) {
    assert.ok(known.has(name), name);
  }
  assert.ok(exchangesOfDocs().includes('binance') && exchangesOfDocs().length >= 17);
});
