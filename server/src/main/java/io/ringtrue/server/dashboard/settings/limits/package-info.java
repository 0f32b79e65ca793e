/// The page of what an account may spend, and of the limits and countries of the whole installation.
///
/// Entry points: [LimitsPage] shows all and saves the account's own part; [CountriesPage] allows and refuses countries;
/// [LimitRules] is what the configuration file says. Everything runs on the thread of the request. What the file owns
/// is shown and never changed.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.dashboard.settings.limits;
