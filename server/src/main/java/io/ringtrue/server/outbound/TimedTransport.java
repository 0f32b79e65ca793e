package io.ringtrue.server.outbound;

import java.time.Duration;

/// Sends by a connector, each request within the same time.
///
/// @param within for everything, from the look-up to the end of the answer
public record TimedTransport(SafeConnector connector, Duration within) implements HttpTransport {
    @Override
    public HttpReply send(OutgoingRequest request) {
        return connector.send(request, within);
    }

    @Override
    public HttpTransport inShareOf(String asker) {
        return new TimedTransport(connector.inShareOf(asker), within);
    }
}
