/// Alerts about balances: a callback to the account and a log line for the operator when a balance falls below the
/// amount that the account's settings name.
///
/// Entry point: [BalanceWatch]; [LowBalanceStore] is the port. A loop's thread runs it. It never changes a balance.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.alerts;
