package io.ringtrue.telephony.call.trunk;

import java.util.List;

/// One way out to the telephone network.
///
/// @param name the operator's name for it, in logs and records
/// @param uri where INVITEs go: `sip:host[:port][;transport=udp|tcp]`
/// @param username for digest authentication, empty when the trunk asks for none
/// @param password see `username`
/// @param callerId E.164 with `+` put into From (and P-Asserted-Identity is never sent unless asked for)
/// @param priority lower is tried first
/// @param maxCalls calls at once, at least 1
/// @param callsPerSecond new calls a second, at least 1
/// @param codecs of `pcmu`, `pcma`, in the order offered; not empty
/// @param mediaNetworks CIDR blocks media may come from and go to; empty: they go where the far end's
/// description says and come from that address alone; if it is private, also from the address `uri` leads to
/// @param signallingNetworks CIDR blocks whose SIP is the trunk's besides the address `uri` leads to; may be
/// empty
/// @param strictSource whether SIP of a call is dropped that comes from neither of these nor from an address
/// the dialog names (Contact, Record-Route), although it shows the call's branch or tags
/// @param srtp whether media is encrypted; its keys travel in SIP, and are as secret as that is
public record Trunk(
        String name,
        String uri,
        String username,
        Password password,
        String callerId,
        int priority,
        int maxCalls,
        int callsPerSecond,
        List<String> codecs,
        List<String> mediaNetworks,
        Srtp srtp,
        List<String> signallingNetworks,
        boolean strictSource) {

    /// One whose SIP comes from the address `uri` leads to, and within a call from anywhere.
    public Trunk(
            String name,
            String uri,
            String username,
            Password password,
            String callerId,
            int priority,
            int maxCalls,
            int callsPerSecond,
            List<String> codecs,
            List<String> mediaNetworks,
            Srtp srtp) {
        this(
                name,
                uri,
                username,
                password,
                callerId,
                priority,
                maxCalls,
                callsPerSecond,
                codecs,
                mediaNetworks,
                srtp,
                List.of(),
                false);
    }

    /// The same trunk, with another rule for where its SIP comes from.
    public Trunk heardFrom(List<String> networks, boolean strict) {
        return new Trunk(
                name,
                uri,
                username,
                password,
                callerId,
                priority,
                maxCalls,
                callsPerSecond,
                codecs,
                mediaNetworks,
                srtp,
                networks,
                strict);
    }

    /// Whether the media of a trunk is encrypted (RFC 3711, keys by RFC 4568).
    public enum Srtp {
        /// Plain RTP, whatever the far end would like.
        NONE,
        /// SRTP is offered beside plain RTP (RFC 8643), and used when the far end takes it. Once it is used in
        /// a call, nothing else is.
        OPTIONAL,
        /// SRTP, or no call.
        REQUIRED
    }

    /// A trunk's password. Prints as `***`.
    public record Password(String value) {
        public static final Password NONE = new Password("");

        @Override
        public String toString() {
            return "***";
        }
    }
}
