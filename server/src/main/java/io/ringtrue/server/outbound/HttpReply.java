package io.ringtrue.server.outbound;

/// How one request to a callback's URL ended. No part of an answer's body is in it.
public sealed interface HttpReply {
    /// An HTTP answer came, good or bad.
    ///
    /// @param status 200 to 599
    /// @param retryAfter the header as sent; empty when it was not
    record Answered(int status, String retryAfter) implements HttpReply {}

    /// The policy forbids this destination; nothing was sent.
    ///
    /// @param why one sentence naming the rule
    record Refused(String why) implements HttpReply {}

    /// No answer: not found, not reachable, too slow, or not HTTP.
    record Failed(String why) implements HttpReply {}
}
