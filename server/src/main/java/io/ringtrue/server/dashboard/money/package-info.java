/// The pages about money: what is left, what was charged for what, what a call costs.
///
/// Entry points: [MoneyPage] draws balances and ledgers and sets caps, [StatementPage] adds up a month,
/// [PricesPage] shows prices and takes a [RateDeck]. Everything runs on the request's thread. Nothing here
/// moves money: only the transactions that end a verification, a validation or a credit do.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.dashboard.money;
