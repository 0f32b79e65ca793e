package io.ringtrue.telephony.call.probe;

import java.time.Duration;
import java.util.Optional;

/// What a trunk did with an OPTIONS. Any answer proves that the trunk is there.
public sealed interface ProbeAnswer {
    /// Text of the far end is safe to show: cut to 200 characters, control characters and those that turn text
    /// around escaped.
    ///
    /// @param status 200 to 699
    /// @param reason the reason phrase; may be empty
    /// @param server what the far end calls itself (Server or User-Agent); may be empty
    /// @param authorized whether it was sent our credentials; 401 or 407 then means that they are refused
    /// @param roundTrip from the last request to the answer
    /// @param seenFrom the address from which the far end says that it received the request (RFC 3261 §18.2.1);
    /// empty when it says none, or it is the one that we have given
    record Answered(
            int status, String reason, String server, boolean authorized, Duration roundTrip, Optional<String> seenFrom)
            implements ProbeAnswer {
        /// Whether it asks for a password, or refuses ours.
        public boolean isChallenge() {
            return status == 401 || status == 407;
        }
    }

    /// Nothing readable came back in time.
    record Silent(Duration waited) implements ProbeAnswer {}

    /// The request could not be sent: there is no route, or no connection.
    record Unsent() implements ProbeAnswer {}
}
