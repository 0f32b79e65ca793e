package io.ringtrue.telephony.sip.message;

/// What the parser made of some bytes.
public sealed interface ParsedMessage {
    /// A message fit to be acted on.
    record Whole(SipMessage message) implements ParsedMessage {}

    /// A request that must be refused, complete enough to be answered.
    record Faulty(int status, String why, SipRequest request) implements ParsedMessage {}

    /// A response that breaks the rules: never acted on, though its Via may tell who waits for it.
    record Spoiled(String why, SipResponse response) implements ParsedMessage {}

    /// Nothing that could be answered or attributed; dropped (RFC 3261 §18.1.2).
    record Garbage(String why) implements ParsedMessage {}
}
