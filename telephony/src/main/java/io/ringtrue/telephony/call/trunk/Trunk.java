package io.ringtrue.telephony.call.trunk;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/// One way out to the telephone network. Every value in it satisfies the rule of its [TrunkSetting].
///
/// @param name the operator's name for it, in logs and records
/// @param settings a value for each setting; what is not given to the constructor has its usual value
public record Trunk(String name, Map<TrunkSetting, Object> settings) {

    /// @throws TrunkFault when a value breaks its rule; it names all that do
    public Trunk {
        settings = TrunkSetting.readAll(name, settings);
    }

    /// The same trunk with other values for these settings.
    ///
    /// @throws TrunkFault as the constructor
    public Trunk with(Map<TrunkSetting, ?> changes) {
        return draft().with(changes).trunk();
    }

    /// What an operator would have to write to get this trunk.
    public TrunkDraft draft() {
        return new TrunkDraft(name, settings);
    }

    /// Where INVITEs go: `sip:host[:port][;transport=udp|tcp]`.
    public String uri() {
        return text(TrunkSetting.URI);
    }

    /// For digest authentication; empty when the trunk asks for none.
    public String username() {
        return text(TrunkSetting.USERNAME);
    }

    /// See [#username()].
    public Password password() {
        return (Password) of(TrunkSetting.PASSWORD);
    }

    /// E.164 with `+`, put into From; empty: calls are anonymous.
    public String callerId() {
        return text(TrunkSetting.CALLER_ID);
    }

    /// Lower is tried first.
    public int priority() {
        return (int) of(TrunkSetting.PRIORITY);
    }

    /// Calls at once, at least 1.
    public int maxCalls() {
        return (int) of(TrunkSetting.MAX_CALLS);
    }

    /// New calls a second, at least 1.
    public int callsPerSecond() {
        return (int) of(TrunkSetting.CALLS_PER_SECOND);
    }

    /// Of `pcmu`, `pcma`, in the order offered; not empty.
    public List<String> codecs() {
        return list(TrunkSetting.CODECS);
    }

    /// CIDR blocks media may come from and go to. Empty: media goes where the far end's description
    /// says and comes from that address alone; if it is private, also from the address `uri` leads to.
    public List<String> mediaNetworks() {
        return list(TrunkSetting.MEDIA_NETWORKS);
    }

    /// Whether media is encrypted. The keys travel in SIP, and are as secret as that is.
    public Srtp srtp() {
        return (Srtp) of(TrunkSetting.SRTP);
    }

    /// CIDR blocks whose SIP is the trunk's besides the address `uri` leads to; may be empty.
    public List<String> signallingNetworks() {
        return list(TrunkSetting.SIGNALLING_NETWORKS);
    }

    /// Whether SIP of a call is dropped that comes neither from the trunk's addresses nor from one the
    /// dialog names (Contact, Record-Route), although it shows the call's branch or tags.
    public boolean strictSource() {
        return (boolean) of(TrunkSetting.STRICT_SOURCE);
    }

    private String text(TrunkSetting setting) {
        return (String) of(setting);
    }

    /// Only lists of text pass the rules of these settings.
    @SuppressWarnings("unchecked")
    private List<String> list(TrunkSetting setting) {
        return (List<String>) of(setting);
    }

    private Object of(TrunkSetting setting) {
        return Objects.requireNonNull(settings.get(setting));
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
