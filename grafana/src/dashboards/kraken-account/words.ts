/** What panels say that have nothing to show because there is no account, or none yet. */
export const noAccount = 'no Kraken account is configured, or its ledger is not read yet: docs/kraken-account.md says how';
/** The same in a small panel. */
export const none = 'no account';
