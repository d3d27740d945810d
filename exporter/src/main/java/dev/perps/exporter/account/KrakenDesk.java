package dev.perps.exporter.account;

import java.util.ArrayList;
import java.util.List;

/**
 * What is shown of Kraken Futures beyond the market: the user's accounts, and funding in Kraken's
 * own terms. Immutable.
 */
public record KrakenDesk(List<AccountFigures> accounts, FundingView funding) {
  public static final KrakenDesk NONE = new KrakenDesk(List.of(), FundingView.NONE);

  public KrakenDesk {
    accounts = List.copyOf(accounts);
  }

  /** The same with newer figures of one account. */
  public KrakenDesk with(AccountFigures newer) {
    List<AccountFigures> all = new ArrayList<>(accounts);
    all.removeIf(one -> one.account().equals(newer.account()));
    all.add(newer);
    all.sort((a, b) -> a.account().compareTo(b.account()));
    return new KrakenDesk(all, funding);
  }

  /** The same with newer funding. */
  public KrakenDesk with(FundingView newer) {
    return new KrakenDesk(accounts, newer);
  }
}
