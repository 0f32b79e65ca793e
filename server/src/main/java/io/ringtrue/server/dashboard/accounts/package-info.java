/// The pages about accounts, for people of the installation: list, a new account, settings, credit.
///
/// Entry points: [AccountsPage] and [NewAccountPage], [AccountPage] for one of them, [SettingsForm] for
/// whoever lets people change settings of an account. Everything runs on the request's thread. A new
/// account's secrets are in one answer, and nowhere after it.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.dashboard.accounts;
