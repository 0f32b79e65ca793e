/// The built-in far end: a SIP user agent that answers like a person, a busy line or a machine. For tests and
/// the sandbox.
///
/// Entry points: [FarEnd] accepts calls, [CalleeBook] decides who answers, [Oddity] adds a bad habit.
/// A number whose callee is a [HeldLine] is held by hand: its [PhoneUser] is offered each call as a [HeldCall].
///
/// Threads: one for each call, `far-end-<Call-ID>`, besides those of SIP and media. It never asks for a
/// password and never checks who calls, so it must not be reachable from outside.
@org.jspecify.annotations.NullMarked
package io.ringtrue.telephony.phone;
