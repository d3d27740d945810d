#!/usr/bin/env python3
"""Judges what a running exporter tells of price history, by figures of NumPy on bars of its own.

Reads /metrics, asks the exchange that perp_reference_info names for the bars of each base, and compares beta, R², number
of bars, correlation, volatility and return of every base and window, the reference price of every base, and every pair
of the matrix, to 1e-9. Prints how many agree and which do not; the exit status is 1 if any does not, 2 if nothing could
be compared. Needs NumPy.

    python3 exporter/src/test/reference/judge.py http://127.0.0.1:9876 http://127.0.0.1:9877    # ./run --demo
    python3 exporter/src/test/reference/judge.py http://127.0.0.1:9876                          # the exchanges themselves
"""

import collections
import json
import re
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

import numpy as np

from analytics import BARS, LEAST_SHARE, WINDOWS, believed

LIVE = {"binance": "https://fapi.binance.com", "bybit": "https://api.bybit.com", "okx": "https://www.okx.com"}
KEPT = {"5m": 292, "1h": 724}  # the longest window, its first close, and three that may stand in for holes
CARRIED = 3  # bars that a close stands in for holes behind it
FLAT = 1e-5  # standard deviation of Bitcoin's returns below which there is no beta
EQUAL = 1e-9
ROUND = 90  # seconds into a bar after which the exporter has asked for all of them
FIGURES = {
    "beta": "perp_btc_beta",
    "r_squared": "perp_btc_beta_r_squared",
    "bars": "perp_btc_beta_bars",
    "correlation": "perp_btc_correlation",
    "volatility": "perp_volatility_annualized_ratio",
    "return": "perp_return_ratio",
}


def read(url, tries=5):
    for attempt in range(tries):
        try:
            with urllib.request.urlopen(url, timeout=30) as answer:
                return answer.read().decode()
        except urllib.error.HTTPError as error:
            if error.code != 429 or attempt == tries - 1:
                raise
            time.sleep(10)  # too many calls


def page(exporter):
    """Samples by family, each a dictionary of labels and a value."""
    families = collections.defaultdict(list)
    for line in read(exporter + "/metrics").splitlines():
        found = re.match(r"(\w+)\{(.*)\} (\S+)$", line)
        if found:
            families[found[1]].append((dict(re.findall(r'(\w+)="([^"]*)"', found[2])), float(found[3])))
    return families


def references(families):
    """Of each base the exchange and its linear contract with the largest turnover."""
    linear = {(of["exchange"], of["symbol"]) for of, _ in families["perp_contract_info"] if of["kind"] == "linear"}
    biggest = {}
    for of, turnover in families["perp_volume_24h_usd"]:
        if (of["exchange"], of["symbol"]) in linear:
            known = biggest.get((of["base"], of["exchange"]), ("", -1))
            biggest[of["base"], of["exchange"]] = max(known, (of["symbol"], turnover), key=lambda one: one[1])
    return {
        of["base"]: (of["exchange"], biggest[of["base"], of["exchange"]][0])
        for of, _ in families["perp_reference_info"]
    }


def binance(address, symbol, bar, first, last):
    span = {"startTime": first * 1000, "endTime": last * 1000, "limit": 1500}
    query = urllib.parse.urlencode({"symbol": symbol, "interval": bar, **span})
    return [(row[0], row[4]) for row in json.loads(read(f"{address}/fapi/v1/klines?{query}"))]


def bybit(address, symbol, bar, first, last):
    span = {"start": first * 1000, "end": last * 1000, "limit": 1000}
    query = urllib.parse.urlencode({"category": "linear", "symbol": symbol, "interval": {"5m": 5, "1h": 60}[bar], **span})
    rows = json.loads(read(f"{address}/v5/market/kline?{query}"))["result"]["list"]
    return [(row[0], row[4]) for row in rows]


def okx(address, symbol, bar, first, last):
    rows = []
    after = last * 1000 + 1
    while after > first * 1000:
        span = {"before": first * 1000 - 1, "after": after, "limit": 300}
        query = urllib.parse.urlencode({"instId": symbol, "bar": {"5m": "5m", "1h": "1H"}[bar], **span})
        answer = json.loads(read(f"{address}/api/v5/market/candles?{query}"))["data"]
        if not answer:
            break
        rows += answer
        after = min(int(row[0]) for row in answer)
    return [(row[0], row[4]) for row in rows]


ASK = {"binance": binance, "bybit": bybit, "okx": okx}


def units(symbol):
    """Of how many units of its base a contract quotes the price: 1000PEPEUSDT, 1MBABYDOGEUSDT, SHIB1000USDT."""
    found = re.match(r"(10{3,}|1M)[A-Z]", symbol) or re.search(r"[A-Z](10{3,})USD", symbol)
    return 1 if found is None else int(found[1].replace("1M", "1000000"))


def closes(simulator, exchange, symbol, bar, end):
    """Closes of the bars that end at a moment or earlier, for one unit of the base, holes NaN."""
    seconds = BARS[bar]
    end = end // seconds * seconds
    address = f"{simulator}/{exchange}" if simulator else LIVE[exchange]
    first = end - KEPT[bar] * seconds
    out = np.full(KEPT[bar], np.nan)
    for start, close in ASK[exchange](address, symbol, bar, first, end - seconds):
        at = (int(start) // 1000 - first) / seconds
        if at == int(at) and 0 <= at < len(out):
            out[int(at)] = float(close) / units(symbol)
    return believed(out)


def carried(prices, at):
    """The close at an index, or that of up to three bars before."""
    known = [price for price in prices[at - CARRIED : at + 1] if not np.isnan(price)]
    return known[-1] if known else None


def returns(prices, count):
    if carried(prices, len(prices) - 1) is None:
        return np.full(count, np.nan)
    return np.diff(np.log(prices))[-count:]


def pearson(x, y, count):
    both = np.isfinite(x) & np.isfinite(y)
    varies = both.sum() >= np.ceil(LEAST_SHARE * count) and np.std(x[both]) > 1e-12 and np.std(y[both]) > 1e-12
    return float(np.corrcoef(x[both], y[both])[0, 1]) if varies else None


def figures(base, bitcoin, bar, count):
    x, y = returns(bitcoin, count), returns(base, count)
    both = np.isfinite(x) & np.isfinite(y)
    enough = np.ceil(LEAST_SHARE * count)
    out = dict.fromkeys(FIGURES)
    out["bars"] = float(both.sum())
    out["correlation"] = pearson(x, y, count)
    if both.sum() >= enough and np.std(x[both]) >= FLAT:
        equations = np.column_stack([x[both], np.ones(both.sum())])
        solution, _, _, _ = np.linalg.lstsq(equations, y[both], rcond=None)
        out["beta"] = float(solution[0])
        total = np.sum((y[both] - y[both].mean()) ** 2)
        if total > 0:
            out["r_squared"] = float(1 - np.sum((y[both] - equations @ solution) ** 2) / total)
    if np.isfinite(y).sum() >= enough:
        out["volatility"] = float(np.std(y[np.isfinite(y)], ddof=1) * np.sqrt(365 * 86_400 / BARS[bar]))
    last, first = carried(base, len(base) - 1), carried(base, len(base) - 1 - count)
    out["return"] = None if last is None or first is None else last / first - 1
    return out


class Verdict:
    def __init__(self):
        self.agree, self.differ, self.absent, self.worst = collections.Counter(), [], 0, 0.0

    def compare(self, family, key, told, expected):
        if told is None and expected is None:
            self.absent += 1
        elif told is None or expected is None or abs(told - expected) > EQUAL * max(1, abs(expected)):
            self.differ.append(f"{family} {' '.join(key)}: the exporter says {told}, NumPy {expected}")
        else:
            self.agree[family] += 1
            self.worst = max(self.worst, abs(told - expected))


def judge(families, prices):
    verdict = Verdict()
    for name, family in FIGURES.items():
        told = {(of["base"], of["window"]): value for of, value in families[family]}
        for window, (bar, count) in WINDOWS.items():
            for base in prices:
                expected = figures(prices[base][bar], prices["BTC"][bar], bar, count)[name]
                verdict.compare(family, (base, window), told.get((base, window)), expected)
    told = {of["base"]: value for of, value in families["perp_reference_price"]}
    for base in prices:
        expected = carried(prices[base]["5m"], KEPT["5m"] - 1)
        share = told[base] / expected if base in told and expected else told.get(base)  # some are a millionth of a dollar
        verdict.compare("perp_reference_price", (base,), share, 1.0 if expected else None)
    told = {(of["base"], of["other"], of["window"]): value for of, value in families["perp_correlation"]}
    bases = sorted({base for base, _, _ in told})
    for window, (bar, count) in WINDOWS.items():
        of = {base: returns(prices[base][bar], count) for base in bases}
        for one in bases:
            for other in bases:
                expected = pearson(of[one], of[other], count)
                verdict.compare("perp_correlation", (one, other, window), told.get((one, other, window)), expected)
    return verdict


def bars_and_page(exporter, simulator):
    """What the exporter tells, and the bars that it tells it of: no bar may end in between."""
    while True:
        into = time.time() % BARS["5m"]
        if into < ROUND:
            print(f"waiting for {ROUND - into:.0f} s, until the exporter knows the bars that have ended", flush=True)
            time.sleep(ROUND - into)
        end = int(time.time()) // BARS["5m"] * BARS["5m"]
        families = page(exporter)
        chosen = references(families)
        others = {exchange for exchange, _ in chosen.values()} - set(ASK)
        if others:
            print(f"bases of {', '.join(sorted(others))} are left out: this script cannot ask there")
        prices = {
            base: {bar: closes(simulator, exchange, symbol, bar, end) for bar in BARS}
            for base, (exchange, symbol) in chosen.items()
            if exchange in ASK
        }
        if int(time.time()) // BARS["5m"] * BARS["5m"] == end:
            return families, prices
        print("a bar ended meanwhile: again")


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    exporter, simulator = sys.argv[1].rstrip("/"), sys.argv[2].rstrip("/") if len(sys.argv) == 3 else None
    families, prices = bars_and_page(exporter, simulator)
    if "BTC" not in prices:
        print("the exporter tells no history of BTC that can be judged; is it still loading, or history.enabled false?")
        sys.exit(2)
    verdict = judge(families, prices)
    for line in verdict.differ[:20]:
        print(line)
    for family, count in verdict.agree.items():
        print(f"{count:6} agree  {family}")
    print(
        f"{len(prices)} bases: {verdict.agree.total()} figures agree to {EQUAL:g} (worst {verdict.worst:.1e}),"
        f" {verdict.absent} are absent from both, {len(verdict.differ)} differ"
    )
    sys.exit(1 if verdict.differ else 0 if verdict.agree else 2)


if __name__ == "__main__":
    main()
