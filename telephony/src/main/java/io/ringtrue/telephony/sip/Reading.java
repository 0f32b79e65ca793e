package io.ringtrue.telephony.sip;

/// What the parser made of some bytes.
sealed interface Reading {
    /// A message fit to be acted on.
    record Whole(SipMessage message) implements Reading {}

    /// A request that must be refused, complete enough to be answered.
    record Faulty(int status, String why, SipRequest request) implements Reading {}

    /// A response that breaks the rules: never acted on, though its Via may tell who waits for it.
    record Spoiled(String why, SipResponse response) implements Reading {}

    /// Nothing that could be answered or attributed; dropped (RFC 3261 §18.1.2).
    record Garbage(String why) implements Reading {}
}
