package io.ringtrue.telephony.sip;

import io.ringtrue.telephony.sip.digest.Credentials;
import io.ringtrue.telephony.sip.message.SipResponse;
import io.ringtrue.telephony.sip.transport.Hop;
import java.time.Duration;

/// One OPTIONS to send outside any dialog (RFC 3261 §11).
///
/// @param target the URI of Request-URI and To, such as `sip:carrier.example`
/// @param from the URI of From
/// @param hop where to send it
/// @param credentials used for challenges of this hop only
/// @param patience how long to wait for the final response in all
public record OptionsOrder(String target, String from, Hop hop, Credentials credentials, Duration patience) {
    /// What came of it.
    public sealed interface Result {
        /// A final response.
        ///
        /// @param authorized whether the request that it answers contained credentials
        /// @param roundTrip from the last request to this response
        record Answered(SipResponse response, boolean authorized, Duration roundTrip) implements Result {}

        /// No final response came in time.
        record Silent() implements Result {}

        /// It could not be sent: no route, or the connection was refused.
        record Unsent() implements Result {}
    }
}
