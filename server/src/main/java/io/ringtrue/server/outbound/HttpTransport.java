package io.ringtrue.server.outbound;

import java.util.Map;

/// Sends one GET. {@link SafeConnector} is the one that really does.
@FunctionalInterface
public interface HttpTransport {
    /// Blocks until the answer is there or the time is up; throws nothing that the far side can cause.
    ///
    /// @param headers sent as they are, beside `Host`, `User-Agent` and `Connection`
    HttpReply get(HttpTarget target, Map<String, String> headers);
}
