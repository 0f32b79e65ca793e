package io.ringtrue.telephony.sdp;

import java.util.List;
import java.util.Optional;

/// An SDP, as far as a phone call needs it (RFC 8866 §5).
///
/// @param connection the `c=` line at session level; empty when there is no readable one
/// @param attributes the `a=` lines at session level, in order
/// @param media the `m=` sections, in order; may be empty
public record SessionDescription(Optional<Connection> connection, List<Attribute> attributes, List<Media> media)
        implements SdpReading {

    /// An `a=` line: `name:value`, or `name` alone with an empty value. The name is in lower case. A value
    /// that contains a key is printed as `***`.
    public record Attribute(String name, String value) {
        static final String CRYPTO = "crypto";

        @Override
        public String toString() {
            return name + ':' + (name.equalsIgnoreCase(CRYPTO) ? "***" : value);
        }
    }

    /// An `m=` section (RFC 8866 §5.14).
    ///
    /// @param type `audio`, `video`, …; lower case, empty when there is none
    /// @param port 0 to 65535. 0 means that the stream is refused (RFC 3264 §6) or the port cannot be read
    /// @param protocol `RTP/AVP`, `RTP/SAVP`, …; empty when there is none
    /// @param formats payload types as text, in order of preference; may be empty
    /// @param connection the section's own `c=` line; empty when that of the session applies
    /// @param attributes the `a=` lines of the section, in order
    public record Media(
            String type,
            int port,
            String protocol,
            List<String> formats,
            Optional<Connection> connection,
            List<Attribute> attributes) {}
}
