package io.ringtrue.telephony.sdp;

import java.util.List;
import java.util.Optional;

/// A session description as far as a phone call needs it (RFC 8866 §5).
///
/// @param connection of the `c=` line at session level; empty when there is none that can be read
/// @param attributes at session level, in order
/// @param media the `m=` sections, in order; may be empty
public record SessionDescription(Optional<Connection> connection, List<Attribute> attributes, List<Media> media)
        implements SdpReading {

    /// An `a=` line: `name:value` (the name in lower case), or `name` alone with an empty value. One that carries a key
    /// prints it as `***`.
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
    /// @param port 0 to 65535; 0 refuses the stream (RFC 3264 §6), and stands for what cannot be read
    /// @param protocol `RTP/AVP`, `RTP/SAVP`, …; empty when there is none
    /// @param formats payload types as text, in order of preference; may be empty
    /// @param connection of its own `c=` line; empty when the session's counts
    /// @param attributes in order
    public record Media(
            String type,
            int port,
            String protocol,
            List<String> formats,
            Optional<Connection> connection,
            List<Attribute> attributes) {}
}
