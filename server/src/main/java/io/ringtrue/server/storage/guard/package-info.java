/// What the guard counts and remembers: requests by destination, how calls to each range ended, paused
/// ranges, the do-not-call list, the allowed countries.
///
/// Entry points: [JdbcRangeStore], [JdbcDoNotCallStore], [JdbcCountryStore]; the rows count inside the units of
/// verifications.
/// Runs on the caller's thread. It never keeps a number of the do-not-call list in the clear.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.storage.guard;
