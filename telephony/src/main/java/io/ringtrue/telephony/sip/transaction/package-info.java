/// The four transaction machines of RFC 3261 §17 (figures 5 to 8), their timers, and the strand they run on.
///
/// Entry points: [TransactionLayer] starts a transaction and finds the one that a message belongs to;
/// [Requests] and [Responses] make messages.
///
/// Threads: none of its own. A transaction runs on the [Strand] of its call. It never looks into dialogs or
/// bodies.
@org.jspecify.annotations.NullMarked
package io.ringtrue.telephony.sip.transaction;
