/// Decisions: what a verification is, what it costs, how it ended.
///
/// Entry points: [ReversePinService] is what dialects and `/v1` call, [VerificationStore] the port,
/// [Recovery] ends what a dead node left behind; `request` has what is asked for and its checks. Runs on the caller's
/// thread; a call's end on the call's. It
/// knows no dialect and no table.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.verification;
