// Reads Kraken's private API of a running simulator with ccxt, an independent client, and holds what it
// understands against the simulator's own book. Not part of the build:
//
//   java -jar simulator/target/perps-simulator.jar --freeze &
//   NODE_PATH=/where/ccxt/is node simulator/src/test/ccxt/private.mjs [http://127.0.0.1:9877]
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';

const ccxt = createRequire(import.meta.url)('ccxt');
const base = process.argv[2] ?? 'http://127.0.0.1:9877';
const json = async (path) => (await fetch(base + path)).json();
const keys = await json('/control/kraken/credentials');
const book = await json('/control/kraken/book?account=main');

function client(key, options = {}) {
  const exchange = new ccxt.krakenfutures({ apiKey: key.futuresKey, secret: key.futuresSecret, ...options });
  const to = (url) => url.replace('https://futures.kraken.com', `${base}/kraken`);
  for (const [api, url] of Object.entries(exchange.urls.api)) exchange.urls.api[api] = to(url);
  return exchange;
}

const near = (actual, wanted, what) => {
  assert.ok(Math.abs(actual - wanted) <= 1e-9 * Math.max(1, Math.abs(wanted)), `${what}: ${actual}, not ${wanted}`);
};
const sum = (rows, value) => rows.reduce((total, row) => total + Number(value(row)), 0);
const cutoff = (time) => book.trades.filter((trade) => trade.time >= time);

const tests = {
  async balances(exchange) {
    const flex = await exchange.fetchBalance();
    near(flex.USD.total, Number(book.balances['flex/usd']), 'USD');
    near(flex.BTC.total, Number(book.balances['flex/xbt']), 'BTC');
    const cash = await exchange.fetchBalance({ type: 'cash' });
    near(cash.ETH.total, Number(book.balances['cash/eth']), 'ETH');
  },
  async positions(exchange) {
    const positions = await exchange.fetchPositions();
    assert.equal(positions.length, book.positions.length);
    for (const wanted of book.positions) {
      const found = positions.find((p) => p.info.symbol === wanted.contract);
      assert.equal(found.side, Number(wanted.size) > 0 ? 'long' : 'short', wanted.contract);
      near(found.contracts, Math.abs(wanted.size), wanted.contract);
      near(found.entryPrice, Number(wanted.entry), wanted.contract);
    }
  },
  async 'my trades'(exchange) {
    const trades = await exchange.fetchMyTrades();
    assert.equal(trades.length, 100);
    assert.deepEqual(trades.map((t) => t.id).sort(), book.trades.slice(-100).map((t) => t.execution).sort());
    assert.equal((await exchange.privateGetFills({ lastFillTime: '2026-01-01T00:00:00.000Z' })).result, 'success');
  },
  async ledger(exchange) {
    const since = book.asOf - 20 * 86_400_000;
    const ledger = await exchange.fetchLedger(undefined, since, undefined, { count: 100_000 });
    const trades = ledger.filter((entry) => entry.type === 'trade' && entry.info.execution);
    assert.equal(trades.length, cutoff(since).length);
    near(sum(trades, (t) => t.fee.cost), sum(cutoff(since), (t) => t.fee), 'fees');
  },
  async 'funding history'(exchange) {
    const since = book.asOf - 10 * 86_400_000;
    const rows = await exchange.fetchFundingHistory('BTC/USD:USD', since, undefined, { count: 100_000 });
    const wanted = book.fundings.filter((f) => f.contract === 'PF_XBTUSD' && f.time >= since);
    assert.equal(rows.length, wanted.length);
    near(sum(rows, (row) => row.amount), sum(wanted, (f) => f.amount), 'funding');
  },
  async 'positions history'(exchange) {
    const since = book.asOf - 30 * 86_400_000;
    const closed = await exchange.fetchPositionsHistory(undefined, since);
    const wanted = cutoff(since).filter((t) => t.change === 'CLOSE');
    assert.deepEqual(closed.map((p) => p.id), wanted.map((t) => t.execution));
    near(sum(closed, (p) => p.realizedPnl), sum(wanted, (t) => t.realizedPnl), 'profit');
  },
  async executions(exchange) {
    const page = await exchange.historyGetExecutions({ count: 3 });
    assert.equal(page.elements.length, 3);
    const next = await exchange.historyGetExecutions({ count: 3, continuation_token: page.continuationToken });
    const uids = [...page.elements, ...next.elements].map((element) => element.uid);
    assert.deepEqual(uids, book.trades.slice(-6).reverse().map((t) => t.execution));
  },
  async 'account log'(exchange) {
    const log = await exchange.historyGetAccountLog({ info: 'futures trade', sort: 'asc', count: 2 });
    assert.equal(log.logs.length, 2);
  },
  async 'trading fees'(exchange) {
    const fees = await exchange.fetchTradingFees();
    const taker = book.trades.filter((t) => t.liquidity === 'TAKER').at(-1);
    near(fees['BTC/USD:USD'].taker, Number(taker.feePercent) / 100, 'taker');
  },
};

const authentication = (error) => error instanceof ccxt.AuthenticationError;

async function refusals() {
  const secret = keys.desk.futuresSecret;
  await assert.rejects(client({ ...keys.main, futuresSecret: secret }).fetchPositions(), authentication);
  await assert.rejects(client({ ...keys.main, futuresKey: 'x' }).fetchPositions(), authentication);
  await assert.rejects(client({ ...keys.main, futuresKey: keys.main.spotKey }).fetchPositions(), authentication);
  for (const alter of [
    (url) => url.replace('count=2', 'count=3'),
    (url) => url.replace('account-log', 'executions'),
    (url) => url + '&sort=asc',
    (url) => url.replace('futures%20trade', 'futures+trade'),
  ]) {
    const exchange = client(keys.main);
    const sign = exchange.sign.bind(exchange);
    exchange.sign = (...words) => {
      const signed = sign(...words);
      assert.notEqual(alter(signed.url), signed.url);
      return { ...signed, url: alter(signed.url) };
    };
    await assert.rejects(exchange.historyGetAccountLog({ info: 'futures trade', count: 2 }), authentication);
  }
  await assert.rejects(client(keys.restricted).historyGetAccountLog({ count: 2 }));
  await client(keys.restricted).fetchPositions();
}

const exchange = client(keys.main);
for (const [name, test] of Object.entries(tests)) {
  await test(exchange);
  console.log(`ok   ${name}`);
}
await refusals();
console.log('ok   refusals');
assert.equal((await json('/control/kraken/forbidden')).count, 0);
await assert.rejects(exchange.createOrder('BTC/USD:USD', 'market', 'buy', 0.01));
assert.equal((await json('/control/kraken/forbidden')).count, 1);
console.log('ok   orders are refused and counted');

// Spot: the client signs with its own, other scheme.
function spotClient(key, alter = (signed) => signed) {
  const spot = new ccxt.kraken({ apiKey: key.spotKey, secret: key.spotSecret });
  for (const [api, url] of Object.entries(spot.urls.api)) spot.urls.api[api] = url.replace('https://api.kraken.com', `${base}/kraken`);
  const sign = spot.sign.bind(spot);
  spot.sign = (...words) => alter(sign(...words));
  return spot;
}

const turnover = (spot) => spot.privatePostTradeVolume({ pair: 'XBTUSD' });
near(Number((await turnover(spotClient(keys.main))).result.volume), Number(book.volume30dUsd), 'turnover');
await assert.rejects(turnover(spotClient({ ...keys.main, spotKey: 'x' })), /Invalid key/);
for (const thief of [
  spotClient({ ...keys.main, spotSecret: keys.desk.spotSecret }),
  spotClient(keys.main, (signed) => ({ ...signed, body: signed.body.replace('XBTUSD', 'ETHUSD') })),
  spotClient(keys.main, (signed) => ({ ...signed, url: signed.url.replace('TradeVolume', 'Balance') })),
]) await assert.rejects(turnover(thief), /Invalid signature/);
console.log('ok   spot');
