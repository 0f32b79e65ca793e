package io.ringtrue.trials.oracle;

import java.time.Instant;
import java.util.Map;

/// One arrival of a callback.
///
/// @param parameters what it says of the verification, and its whole body
/// @param signed whether its signature is the account's
/// @param httpStatus what the endpoint answered; 0: it closed the connection without an answer
public record Told(
        Instant at, String path, String messageId, Map<String, String> parameters, boolean signed, int httpStatus) {
    public String verification() {
        return parameters.getOrDefault("id", "");
    }

    public boolean taken() {
        return httpStatus / 100 == 2;
    }

    @Override
    public String toString() {
        return "Told[" + path + ", " + messageId + ", " + httpStatus + "]";
    }
}
