package io.ringtrue.telephony.sip.message;

/// The parser's result: what a message is good for.
public sealed interface ParsedMessage {
    /// A message that can be processed.
    record Whole(SipMessage message) implements ParsedMessage {}

    /// A request that must be refused, with enough fields to be answered.
    ///
    /// @param status the status to answer with: 400 or 505
    record Faulty(int status, String why, SipRequest request) implements ParsedMessage {}

    /// A response that breaks the rules. It is never processed as a response; its Via may show which
    /// transaction waits for it, and that transaction need not wait longer.
    record Spoiled(String why, SipResponse response) implements ParsedMessage {}

    /// Bytes that cannot be answered and belong to nobody. They are dropped.
    record Garbage(String why) implements ParsedMessage {}
}
