#!/usr/bin/env python3
"""An independent computation of what dev.perps.exporter.analytics makes of price history.

Reads the candles in exporter/src/test/resources/analytics/ and writes expected.json beside them; ReferenceTest compares
to 1e-9. Needs Python 3 with NumPy 2. To run it again, from the top of the repository:

    python3 exporter/src/test/reference/analytics.py            # expected.json from the candles
    python3 exporter/src/test/reference/analytics.py candles    # new candles as well (seeded: the same ones)

The candles are a seeded random walk, with what real ones have: gaps, a close of 0, one ten times off, a base listed later.
"""

import csv
import json
import pathlib
import sys

import numpy as np

FOLDER = pathlib.Path(__file__).resolve().parent.parent / "resources" / "analytics"
END = 1_790_000_000 // 3600 * 3600
BARS = {"5m": 300, "1h": 3600}
WINDOWS = {"4h": ("5m", 48), "24h": ("5m", 288), "7d": ("1h", 168), "30d": ("1h", 720)}
LEAST_SHARE = 0.8
NAMES = ["BTC", "ETH", "TORN", "YOUNG", "STABLE"]


def make_candles():
    rng = np.random.default_rng(20260601)
    for bar, seconds in BARS.items():
        count = 292 if bar == "5m" else 724
        scale = 0.0012 if bar == "5m" else 0.004
        bitcoin = rng.standard_t(4, count) * scale
        own = rng.standard_t(4, (3, count)) * scale
        closes = {
            "BTC": 61_000 * np.exp(np.cumsum(bitcoin)),
            "ETH": 2_400 * np.exp(np.cumsum(1.2 * bitcoin + 0.5 * own[0])),
            "TORN": 0.000012 * np.exp(np.cumsum(1.9 * bitcoin + 2 * own[1])),
            "YOUNG": 3.1 * np.exp(np.cumsum(-0.3 * bitcoin + own[2])),
            "STABLE": np.ones(count),
        }
        torn = closes["TORN"]
        torn[rng.choice(np.arange(1, count - 5), count // 25, replace=False)] = np.nan
        torn[count - 20] = 0
        torn[count - 30] *= 11
        torn[count // 2] /= 40
        closes["YOUNG"][: count - (260 if bar == "5m" else 150)] = np.nan
        with open(FOLDER / f"closes-{bar}.csv", "w", newline="") as file:
            rows = csv.writer(file, lineterminator="\n")
            rows.writerow(["start", *NAMES])
            for i in range(count):
                cells = [float(f"{closes[name][i]:.10g}") for name in NAMES]
                rows.writerow([END - (count - i) * seconds, *("" if np.isnan(cell) else repr(cell) for cell in cells)])
    with open(FOLDER / "candles-1h.csv", "w", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(["start", "open", "high", "low", "close"])
        close = 100.0
        for i in range(250):
            path = close * np.exp(np.cumsum(rng.standard_normal(12) * 0.003))
            prices = [close, max(close, path.max()), min(close, path.min()), path[-1]]
            rows.writerow([END - (250 - i) * 3600, *(repr(float(price)) for price in prices)])
            close = path[-1]


def read_closes(bar):
    with open(FOLDER / f"closes-{bar}.csv") as file:
        rows = list(csv.DictReader(file))
    return {name: believed([float(row[name] or "nan") for row in rows]) for name in NAMES}


def believed(prices):
    """Closes without those that are no price, or ten times off most of their four neighbours."""
    prices = np.array([price if price > 0 else np.nan for price in prices])
    known = np.flatnonzero(~np.isnan(prices))
    wrong = []
    for at, i in enumerate(known):
        around = prices[np.concatenate([known[max(0, at - 2) : at], known[at + 1 : at + 3]])]
        off = np.abs(np.log10(around / prices[i])) >= 1
        if off.sum() * 2 > len(around):
            wrong.append(i)
    prices[wrong] = np.nan
    return prices


def figures(base, bitcoin, bar, count):
    y, x = np.diff(np.log(base))[-count:], np.diff(np.log(bitcoin))[-count:]
    least = np.ceil(LEAST_SHARE * count)
    both = np.isfinite(x) & np.isfinite(y)
    out = dict.fromkeys(["beta", "intercept", "r_squared", "correlation", "volatility", "return"])
    out["bars"] = int(both.sum())
    if both.sum() >= least:
        beta, intercept = np.polyfit(x[both], y[both], 1)
        out["beta"], out["intercept"] = float(beta), float(intercept)
        if np.std(y[both]) > 0:
            left = y[both] - (beta * x[both] + intercept)
            out["r_squared"] = float(1 - np.sum(left**2) / np.sum((y[both] - y[both].mean()) ** 2))
            out["correlation"] = float(np.corrcoef(x[both], y[both])[0, 1])
    if np.isfinite(y).sum() >= least:
        out["volatility"] = float(np.std(y[np.isfinite(y)], ddof=1) * np.sqrt(365 * 86_400 / BARS[bar]))
    change = base[-1] / base[-1 - count] - 1
    out["return"] = None if np.isnan(change) else float(change)
    return out


def matrix(closes, count):
    names = [name for name in NAMES if name != "STABLE"]
    out = []
    for one in names:
        row = []
        for other in names:
            x, y = (np.diff(np.log(closes[name]))[-count:] for name in (one, other))
            both = np.isfinite(x) & np.isfinite(y)
            enough = both.sum() >= np.ceil(LEAST_SHARE * count)
            row.append(float(np.corrcoef(x[both], y[both])[0, 1]) if enough else None)
        out.append(row)
    return out


def smooth(values, alpha, first):
    """Exponential average, seeded with the value at an index and NaN before, as ta4j has it."""
    out = np.full(len(values), np.nan)
    out[first] = values[first]
    for i in range(first + 1, len(values)):
        out[i] = out[i - 1] + alpha * (values[i] - out[i - 1])
    return out


def indicators():
    with open(FOLDER / "candles-1h.csv") as file:
        rows = list(csv.DictReader(file))
    high, low, close = (np.array([float(row[name]) for row in rows]) for name in ("high", "low", "close"))
    change = np.diff(close, prepend=close[0])
    gain, loss = smooth(np.maximum(change, 0), 1 / 14, 14)[-1], smooth(np.maximum(-change, 0), 1 / 14, 14)[-1]
    macd = smooth(close, 2 / 13, 12) - smooth(close, 2 / 27, 26)
    before = np.concatenate([close[:1], close[:-1]])
    spread = np.maximum(high - low, np.maximum(abs(high - before), abs(low - before)))
    spread[0] = high[0] - low[0]
    last = close[-1]
    return {
        "rsi14": float(100 - 100 / (1 + gain / loss)),
        "macd_histogram": float((macd[-1] - smooth(macd, 2 / 10, 26)[-1]) / last),
        "ema20": float(last / smooth(close, 2 / 21, 20)[-1] - 1),
        "ema50": float(last / smooth(close, 2 / 51, 50)[-1] - 1),
        "atr14": float(smooth(spread, 1 / 14, 14)[-1] / last),
    }


def main():
    if sys.argv[1:] == ["candles"]:
        make_candles()
    elif sys.argv[1:]:
        sys.exit(__doc__)
    expected = {"end": END, "windows": {}, "correlation": {}, "indicators": indicators()}
    for label, (bar, count) in WINDOWS.items():
        closes = read_closes(bar)
        expected["windows"][label] = {name: figures(closes[name], closes["BTC"], bar, count) for name in NAMES}
        expected["correlation"][label] = matrix(closes, count)
    (FOLDER / "expected.json").write_text(json.dumps(expected, indent=1) + "\n")


if __name__ == "__main__":
    main()
