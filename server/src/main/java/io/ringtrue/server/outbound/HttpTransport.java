package io.ringtrue.server.outbound;

/// Sends one request within a time of its own. [TimedTransport] is what really does.
@FunctionalInterface
public interface HttpTransport {
    /// Blocks until the answer is there or the time is up; throws nothing that the far side can cause.
    /// Sends the request once: no redirect is followed, nothing is repeated.
    HttpReply send(OutgoingRequest request);

    /// The same, for one asker: see [HostResolver#inShareOf].
    default HttpTransport inShareOf(String asker) {
        return this;
    }
}
