#!/usr/bin/env python3
"""Judges what a running exporter tells of a Kraken Futures account, by the book of the simulator that plays it.

The book says what the account really did: trades, funding, money that came and went. Everything is added up here anew, in
decimals, without a look at the account log that the exporter reads: sums of every window and UTC day and since the
beginning, open and closed positions, fee rates, balances. Amounts must agree to half a cent. Prints how many figures
agree and which do not; the exit status is 1 if any does not, 2 if nothing could be compared.

    ./run --demo --freeze
    python3 exporter/src/test/reference/account_judge.py http://127.0.0.1:9876 http://127.0.0.1:9877 [main desk]
"""

import collections
import datetime
import json
import re
import sys
import urllib.request
from decimal import Decimal, getcontext

getcontext().prec = 60
CENT = 0.005
DAY = 86_400_000
HOUR = 3_600_000
MINUTE = 60_000
WINDOWS = (1, 7, 14, 30, 60, 90)
ZERO = Decimal(0)
SUMS = ("fees", "rebates", "funding_paid", "funding_received", "liquidation_fees", "profit", "loss", "volume", "trades",
        "conversion_cost", "interest")


def read(url):
    with urllib.request.urlopen(url, timeout=60) as answer:
        return answer.read().decode()


def page(exporter, account):
    """Values of the account's families by their labels, and when the page was made, in milliseconds."""
    families = collections.defaultdict(dict)
    made = None
    for line in read(exporter + "/metrics").splitlines():
        found = re.match(r"(kraken_account_\w+)\{(.*)\} (\S+)$", line)
        if found:
            labels = dict(re.findall(r'(\w+)="([^"]*)"', found[2]))
            if labels.pop("account") == account:
                families[found[1]][tuple(sorted(labels.items()))] = float(found[3])
        elif line.startswith("perps_exporter_snapshot_timestamp_seconds "):
            made = int(float(line.split()[1]) * 1000)
    return families, made


def usd(event, name):
    return Decimal(event[name]) * Decimal(event["usdPrice"])


def volume(trade):
    size = Decimal(trade["size"])
    return size if trade["inverse"] else size * Decimal(trade["price"])


def of_trade(trade, part=Decimal(1), old=Decimal(1)):
    """What a trade adds to sums; of one that turned a position round, what is the old position's or the new one's: a part
    of fees and volume, and of what the old one realised, by price and as funding, all or nothing."""
    sums = collections.Counter()
    fee, funding, pnl = usd(trade, "fee") * part, usd(trade, "realizedFunding") * old, usd(trade, "realizedPnl") * old
    sums["fees" if fee > 0 else "rebates"] = abs(fee)
    sums["funding_received" if funding > 0 else "funding_paid"] = abs(funding)
    sums["profit" if pnl > 0 else "loss"] = abs(pnl)
    sums["liquidation_fees"] = usd(trade, "liquidationFee") * part
    sums["volume"] = volume(trade) * part
    sums["trades"] = Decimal(1)
    return sums


def of_funding(funding):
    amount = usd(funding, "amount")
    return collections.Counter({"funding_received" if amount > 0 else "funding_paid": abs(amount)})


def entries(book):
    """All that counts, as time, contract, sums."""
    for trade in book["trades"]:
        yield trade["time"], trade["contract"], of_trade(trade)
    for funding in book["fundings"]:
        yield funding["time"], funding["contract"], of_funding(funding)
    for conversion in book["conversions"]:
        yield conversion["time"], "", collections.Counter({"conversion_cost": Decimal(conversion["costUsd"])})
    for flow in book["flows"]:
        if flow["kind"] == "INTEREST":
            assert flow["asset"] == "usd"
            yield flow["time"], "", collections.Counter({"interest": Decimal(flow["amount"])})


def add(sums, more):
    for name, amount in more.items():  # Counter.update adds; its + would drop what is not positive
        sums[name] += amount


def derived(sums):
    net_funding = sums["funding_received"] - sums["funding_paid"]
    cost = sums["fees"] - sums["rebates"] + sums["liquidation_fees"] - net_funding
    pnl = sums["profit"] - sums["loss"]
    told = {f"{name}_usd": sums[name] for name in SUMS if name not in ("trades", "profit", "loss")}
    told |= {"trades": sums["trades"], "funding_net_usd": net_funding, "realized_pnl_usd": pnl,
             "total_cost_usd": cost, "net_pnl_usd": pnl - cost}
    if sums["volume"]:
        told["cost_basis_points"] = cost / sums["volume"] * 10_000
    return told


def lives(book):
    """Positions from nothing, or from their opposite, to nothing: those that are open by contract, and those that closed."""
    open_ones, closed = {}, []
    events = sorted(
        [(t["time"], 1, i, t) for i, t in enumerate(book["trades"])]
        + [(f["time"], 0, i, f) for i, f in enumerate(book["fundings"])], key=lambda e: e[:3])
    for time, _, _, event in events:
        contract = event["contract"]
        life = open_ones.get(contract)
        if "execution" not in event:
            add(life["sums"], of_funding(event))
            continue
        old, new, price = Decimal(event["oldPosition"]), Decimal(event["newPosition"]), Decimal(event["price"])
        size = Decimal(event["size"])
        shut = min(size, abs(old)) if old * (new - old) < 0 else ZERO
        if life:
            part = shut / size if new * old < 0 else Decimal(1)
            add(life["sums"], of_trade(event, part))
            life["liquidated"] |= event["liquidation"] if "liquidation" in event else event["liquidity"] == "LIQUIDATION"
            life["out"].append((shut, price))
            if new * old > 0:
                life["in"].append((size - shut, price))
                life["most"] = max(life["most"], abs(new))
        if life and new * old <= 0:
            closed.append(life | {"closed": time})
            life = open_ones.pop(contract)
        if new and old * new <= 0:
            part = (size - shut) / size
            open_ones[contract] = {
                "contract": contract, "inverse": event["inverse"], "opened": time, "long": new > 0, "most": abs(new),
                "sums": collections.Counter(), "in": [(abs(new), price)], "out": [], "liquidated": False}
            add(open_ones[contract]["sums"], of_trade(event, part, ZERO if old else Decimal(1)))
    return open_ones, closed


def average(fills, inverse):
    size = sum(s for s, _ in fills)
    if inverse:
        return size / sum(s / p for s, p in fills)
    return sum(s * p for s, p in fills) / size


def public(simulator):
    """Kraken's tickers by symbol, and its fee tiers, of which all schedules are alike: rates as fractions."""
    tickers = json.loads(read(simulator + "/kraken/derivatives/api/v3/tickers"), parse_float=Decimal)["tickers"]
    schedules = json.loads(read(simulator + "/kraken/derivatives/api/v3/feeschedules"), parse_float=Decimal)["feeSchedules"]
    tiers = [(Decimal(t["usdVolume"]), Decimal(t["makerFee"]) / 100, Decimal(t["takerFee"]) / 100)
             for t in schedules[0]["tiers"]]
    return {ticker["symbol"]: ticker for ticker in tickers}, sorted(tiers)


def expected(book, now, found, tickers, tiers):
    """Figures by family and labels. What depends on the running market takes the exporter's mark price."""
    figures = {}

    def tell(family, value, **labels):
        figures["kraken_account_" + family, tuple(sorted(labels.items()))] = value

    windows = collections.defaultdict(collections.Counter)
    days = collections.defaultdict(collections.Counter)
    ever = collections.defaultdict(collections.Counter)
    first = min(t for t in [e["time"] for k in ("trades", "fundings", "flows", "conversions") for e in book[k]])
    for time, contract, sums in entries(book):
        add(ever[contract], sums)
        date = datetime.datetime.fromtimestamp(time / 1000, datetime.timezone.utc).date()
        add(days[date], sums)
        for window in WINDOWS:
            if time >= now - window * DAY:
                add(windows[window, contract], sums)
    contracts = {c for w, c in windows if w == 90 and c}
    for window in WINDOWS:
        label, whole = f"{window}d", collections.Counter()
        for contract in contracts:
            add(whole, windows[window, contract])
            for name, value in derived(windows[window, contract]).items():
                if not name.startswith(("conversion", "interest")):
                    tell(name, value, symbol=contract, window=label)
        add(whole, windows[window, ""])
        told = derived(whole)
        tell("conversion_cost_usd", told["conversion_cost_usd"], window=label)
        tell("interest_usd", told["interest_usd"], window=label)
        if "cost_basis_points" in told:
            tell("overall_cost_basis_points", told["cost_basis_points"], window=label)
    today = datetime.datetime.fromtimestamp(now / 1000, datetime.timezone.utc).date()
    began = datetime.datetime.fromtimestamp(first / 1000, datetime.timezone.utc).date()
    for back in range(90):
        date = today - datetime.timedelta(back)
        if date >= began:
            for name, value in derived(days[date]).items():
                tell("daily_" + name, value, date=str(date))
    for contract, sums in ever.items():
        if contract:
            for name in SUMS[:9]:
                total = "ledger_" + (name if name == "trades" else name + "_usd") + "_total"
                tell(total, sums[name], symbol=contract)

    newest = {}
    traded = collections.Counter()
    for trade in book["trades"]:
        kind = "maker" if trade["liquidity"] == "MAKER" else "taker"
        if trade["liquidity"] != "LIQUIDATION":
            newest[kind] = Decimal(trade["feePercent"]) / 100
        if trade["time"] >= now - 30 * DAY:
            traded[kind] += volume(trade)

    open_ones, closed = lives(book)
    tell("positions", len(book["positions"]))
    for position in book["positions"]:
        contract, size = position["contract"], Decimal(position["size"])
        life, entry = open_ones[contract], Decimal(position["entry"])
        assert life["opened"] == position["openedAt"], contract
        labels = {"symbol": contract, "side": "long" if size > 0 else "short"}
        key = tuple(sorted(labels.items()))
        mark = Decimal(repr(found["kraken_account_position_mark_price"][key]))
        sums = derived(life["sums"])
        fees = sums["fees_usd"] - sums["rebates_usd"] + sums["liquidation_fees_usd"]
        unrealized = size * (1 / entry - 1 / mark) * mark if position["inverse"] else size * (mark - entry)
        notional = abs(size) if position["inverse"] else abs(size) * mark
        closing = notional * newest["maker"]
        tell("position_mark_price", Decimal(position["mark"]), **labels)
        tell("position_size", size, **labels)
        tell("position_notional_usd", notional, **labels)
        tell("position_entry_price", entry, **labels)
        tell("position_opened_timestamp_seconds", Decimal(life["opened"]) / 1000, **labels)
        tell("position_unrealized_pnl_usd", unrealized, **labels)
        tell("position_realized_pnl_usd", sums["realized_pnl_usd"], **labels)
        tell("position_funding_usd", sums["funding_net_usd"], **labels)
        tell("position_fees_usd", fees, **labels)
        tell("position_closing_fee_usd", closing, liquidity="maker", **labels)
        tell("position_closing_fee_usd", notional * newest["taker"], liquidity="taker", **labels)
        tell("position_net_pnl_usd",
             unrealized + sums["realized_pnl_usd"] + sums["funding_net_usd"] - fees - closing, **labels)
        for family, rate in (("funding_per_hour_usd", "fundingRate"),
                             ("predicted_funding_per_hour_usd", "fundingRatePrediction")):
            amount = -size * Decimal(tickers[contract][rate])
            tell("position_" + family, amount * mark if position["inverse"] else amount, **labels)
        for ago in range(1, 9):
            # An hour's funding is booked at its end: a minute of patience.
            end = (now - MINUTE) // HOUR * HOUR - (ago - 1) * HOUR + MINUTE
            hour = collections.Counter()
            for time, of, more in entries(book):
                if of == contract and end - HOUR <= time < end:
                    add(hour, more)
            tell("position_hourly_funding_usd", derived(hour)["funding_net_usd"], hours_ago=str(ago), **labels)

    lately = [life for life in closed if life["closed"] >= now - 30 * DAY]
    told = found["kraken_account_closed_position_closed_timestamp_seconds"]
    by_close = {(dict(key)["symbol"], round(value * 1000)): dict(key)["position"] for key, value in told.items()}
    for life in sorted(lately, key=lambda one: -one["closed"])[:min(50, len(told))]:
        labels = {
            "symbol": life["contract"], "side": "long" if life["long"] else "short",
            "position": by_close.get((life["contract"], life["closed"]), "?")}
        sums = derived(life["sums"])
        fees = sums["fees_usd"] - sums["rebates_usd"] + sums["liquidation_fees_usd"]
        tell("closed_position_entry_price", average(life["in"], life["inverse"]), **labels)
        tell("closed_position_exit_price", average([f for f in life["out"] if f[0]], life["inverse"]), **labels)
        tell("closed_position_size", life["most"], **labels)
        tell("closed_position_opened_timestamp_seconds", Decimal(life["opened"]) / 1000, **labels)
        tell("closed_position_closed_timestamp_seconds", Decimal(life["closed"]) / 1000, **labels)
        tell("closed_position_realized_pnl_usd", sums["realized_pnl_usd"], **labels)
        tell("closed_position_funding_usd", sums["funding_net_usd"], **labels)
        tell("closed_position_fees_usd", fees, **labels)
        tell("closed_position_net_pnl_usd", sums["net_pnl_usd"], **labels)
        tell("closed_position_liquidated", int(life["liquidated"]), **labels)

    for kind, rate in newest.items():
        tell("fee_rate_ratio", rate, liquidity=kind, source="charged")
    for kind in ("maker", "taker"):
        tell("liquidity_volume_30d_usd", traded[kind], liquidity=kind)
    tell("volume_30d_usd", sum(traded.values()), source="ledger")
    tell("volume_30d_usd", Decimal(book["volume30dUsd"]), source="tier")
    volume30d = Decimal(book["volume30dUsd"])
    at = max(i for i, tier in enumerate(tiers) if tier[0] <= volume30d)
    rates = dict(zip(("maker", "taker"), tiers[at][1:]))
    for kind in rates:
        tell("fee_rate_ratio", rates[kind], liquidity=kind, source="tier")
    if at + 1 < len(tiers):
        upper = dict(zip(("maker", "taker"), tiers[at + 1][1:]))
        tell("next_tier_missing_volume_usd", tiers[at + 1][0] - volume30d)
        for kind in rates:
            tell("next_tier_fee_rate_ratio", upper[kind], liquidity=kind)
        saving = sum((rates[kind] - upper[kind]) * traded[kind] for kind in rates)
        tell("next_tier_yearly_saving_usd", saving * 365 / 30)
    buy = Decimal(tickers["PF_XBTUSD"]["markPrice"])
    for kind in ("maker", "taker"):
        fees = 10 * (buy + buy + 100) * newest[kind]
        labels = {"liquidity": kind, "symbol": "PF_XBTUSD"}
        tell("round_trip_fees_usd", fees, **labels)
        tell("round_trip_net_usd", 1000 - fees, **labels)
        tell("round_trip_break_even_usd", 2 * buy * newest[kind] / (1 - newest[kind]), **labels)

    for wallet, amount in book["balances"].items():
        name, asset = wallet.split("/")
        tell("balance", Decimal(amount), wallet=name, currency=asset.upper().replace("XBT", "BTC"))
    return figures


def agrees(family, value, told):
    value = float(value)
    if family == "kraken_account_position_mark_price":  # which a ticker rounds
        return abs(value - told) <= 1e-5 * value
    if family.endswith("_usd") or family.endswith("_usd_total"):
        return abs(value - told) < CENT
    return abs(value - told) <= 1e-9 * max(abs(value), abs(told), 1e-3)


def judge(exporter, simulator, account):
    book = json.loads(read(f"{simulator}/control/kraken/book?account={account}"))
    found, now = page(exporter, account)
    agree, wrong, families = 0, [], collections.Counter()
    figures = expected(book, now, found, *public(simulator))
    for (family, labels), value in figures.items():
        told = found.get(family, {}).get(labels)
        families[family] += 1
        if told is not None and agrees(family, value, told):
            agree += 1
        else:
            wrong.append(f"{family}{dict(labels)}: by the book {float(value)}, told {told}")
    print(f"{account}: {agree} of {agree + len(wrong)} figures of {len(families)} families agree with the book")
    for line in wrong[:40]:
        print("  " + line)
    beyond = sorted(set(found) - set(families))
    print("  not judged: " + ", ".join(name.removeprefix("kraken_account_") for name in beyond))
    extra = [(f, l) for f in families for l, value in found.get(f, {}).items()
             if (f, l) not in figures and not (f.endswith("balance") and not value)]
    for family, labels in extra[:20]:
        print(f"  told beyond the book: {family}{dict(labels)} {found[family][labels]}")
    return agree, len(wrong) + len(extra)


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    results = [judge(sys.argv[1], sys.argv[2], account) for account in sys.argv[3:] or ["main"]]
    if not sum(agree for agree, _ in results):
        sys.exit(2)
    sys.exit(1 if sum(wrong for _, wrong in results) else 0)


main()
