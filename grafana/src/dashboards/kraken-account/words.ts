/** What panels say that have nothing to show because there is no account, or none yet. */
export const noAccount = 'no Kraken account, or its ledger is not read yet: docs/kraken-account.md';
/** The same in a small panel. */
export const none = 'no account';
export const noPosition = 'no open position, or no Kraken account: docs/kraken-account.md';
