package io.ringtrue.telephony.call.trunk;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A trunk: one connection to the telephone network. Every value satisfies the rule of its [TrunkSetting].
///
/// @param name the operator's name for it in logs and records, 1 to 50 letters, digits, dots, dashes or
/// underscores
/// @param settings a value for each setting; a setting not given to the constructor gets its usual value
public record Trunk(String name, Map<TrunkSetting, Object> settings) {

    /// @throws TrunkFault when values break their rules; it names all of them
    public Trunk {
        settings = TrunkSetting.readAll(name, settings);
    }

    /// A copy with other values for these settings.
    ///
    /// @throws TrunkFault as the constructor
    public Trunk with(Map<TrunkSetting, ?> changes) {
        return draft().with(changes).trunk();
    }

    /// The values that an operator would write to get this trunk.
    public TrunkDraft draft() {
        return new TrunkDraft(name, settings);
    }

    /// Where INVITEs go: `sip:host[:port][;transport=udp|tcp]`.
    public String uri() {
        return text(TrunkSetting.URI);
    }

    /// User name for digest authentication; empty when the trunk does not use it.
    public String username() {
        return text(TrunkSetting.USERNAME);
    }

    /// Password for digest authentication.
    public Password password() {
        return (Password) of(TrunkSetting.PASSWORD);
    }

    /// Our number for From, in E.164 with `+`. Empty: calls are anonymous.
    public String callerId() {
        return text(TrunkSetting.CALLER_ID);
    }

    /// Trunks with a lower value are tried first; 0 to 1000.
    public int priority() {
        return (int) of(TrunkSetting.PRIORITY);
    }

    /// The most calls at the same time, 1 to 10,000.
    public int maxCalls() {
        return (int) of(TrunkSetting.MAX_CALLS);
    }

    /// The most new calls in a second, 1 to 1,000.
    public int callsPerSecond() {
        return (int) of(TrunkSetting.CALLS_PER_SECOND);
    }

    /// `pcmu`, `pcma` or both, in the order in which they are offered.
    public List<String> codecs() {
        return list(TrunkSetting.CODECS);
    }

    /// CIDR blocks that media may come from and go to. Empty: media goes to the address in the far end's SDP,
    /// and is accepted from that address only; if it is private, also from the address of `uri`.
    public List<String> mediaNetworks() {
        return list(TrunkSetting.MEDIA_NETWORKS);
    }

    /// Whether media is encrypted. The keys are sent in SIP, so they are only as secret as the SIP messages.
    public Srtp srtp() {
        return (Srtp) of(TrunkSetting.SRTP);
    }

    /// CIDR blocks from which the trunk sends SIP, besides the address of `uri`; may be empty.
    public List<String> signallingNetworks() {
        return list(TrunkSetting.SIGNALLING_NETWORKS);
    }

    /// Whether to drop SIP that comes neither from the trunk's addresses nor from one that the dialog names
    /// (Contact, Record-Route), even if it contains the call's branch or tags.
    public boolean strictSource() {
        return (boolean) of(TrunkSetting.STRICT_SOURCE);
    }

    private String text(TrunkSetting setting) {
        return (String) of(setting);
    }

    /// The rules of these settings accept only lists of text, so the cast is safe.
    @SuppressWarnings("unchecked")
    private List<String> list(TrunkSetting setting) {
        return (List<String>) of(setting);
    }

    private Object of(TrunkSetting setting) {
        return Objects.requireNonNull(settings.get(setting));
    }

    /// Whether the media of a trunk is encrypted (RFC 3711, keys by RFC 4568).
    public enum Srtp {
        /// Plain RTP, even if the far end offers SRTP as well.
        NONE,
        /// SRTP is offered beside plain RTP (RFC 8643), and used if the far end accepts it. A call that uses
        /// it never returns to plain RTP.
        OPTIONAL,
        /// SRTP, or the call fails.
        REQUIRED
    }

    /// A trunk's password. Printed as `***`.
    public record Password(String value) {
        public static final Password NONE = new Password("");

        @Override
        public String toString() {
            return "***";
        }
    }
}
