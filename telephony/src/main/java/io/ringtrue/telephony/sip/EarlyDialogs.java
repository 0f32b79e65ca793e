package io.ringtrue.telephony.sip;

import io.ringtrue.telephony.sip.digest.DigestAuth;
import io.ringtrue.telephony.sip.message.SipRequest;
import io.ringtrue.telephony.sip.message.SipResponse;
import io.ringtrue.telephony.sip.message.Tags;
import io.ringtrue.telephony.sip.transaction.Strand;
import io.ringtrue.telephony.sip.transport.Hop;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// The phones that ring for one INVITE, by the tags of their provisional responses (RFC 3261 §12.1,
/// §13.2.2.4). Used on the call's strand only.
final class EarlyDialogs {
    /// More phones than a number rings at once in practice. Further ones get no dialog; their answer still
    /// does.
    private static final int MAX_DIALOGS = 16;

    private final UserAgentCore agent;
    private final Strand strand;
    private final DigestAuth auth;
    private final CallSources sources;
    private final CallListener listener;
    private final Map<String, EarlyDialog> dialogs = new LinkedHashMap<>();
    private final Set<String> hungUp = new HashSet<>();

    /// Whether a phone has answered.
    private boolean answered;

    EarlyDialogs(UserAgentCore agent, Strand strand, DigestAuth auth, CallSources sources, CallListener listener) {
        this.agent = agent;
        this.strand = strand;
        this.auth = auth;
        this.sources = sources;
        this.listener = listener;
    }

    /// A provisional response arrived. A 100, or one without a To tag, makes no dialog (RFC 3261 §12.1).
    ///
    /// @param hop where the INVITE was sent
    void progressed(SipRequest invite, SipResponse response, Hop hop, Hop source) {
        String tag = response.headers().toTag();
        if (tag.isEmpty() || response.status() == 100) return;
        if (response.status() == 199) {
            dialogs.remove(tag); // this phone no longer rings (RFC 6228 §5)
            return;
        }
        EarlyDialog dialog = dialogs.get(tag);
        if (dialog == null) {
            if (dialogs.size() >= MAX_DIALOGS) return;
            Dialog begun = Dialog.ofAnswer(invite, response, hop, source);
            dialog = new EarlyDialog(agent, strand, begun, auth, sources, listener);
            dialogs.put(tag, dialog);
        }
        dialog.progressed(invite, response);
    }

    /// The dialog of a 2xx: that of the ringing phone, or a new one if the phone answers without having rung.
    Dialog answered(SipRequest invite, SipResponse answer, Hop hop, Hop source) {
        answered = true;
        EarlyDialog rang = dialogs.remove(answer.headers().toTag());
        return rang == null ? Dialog.ofAnswer(invite, answer, hop, source) : rang.answered(answer, source);
    }

    /// Whether a ringing phone has this tag.
    boolean includes(String tag) {
        for (String each : dialogs.keySet()) {
            if (Tags.areSame(each, tag)) return true;
        }
        return false;
    }

    /// The tag of the ringing phone if there is exactly one, else empty.
    String onlyTag() {
        return dialogs.size() == 1 ? dialogs.keySet().iterator().next() : "";
    }

    boolean isEmpty() {
        return dialogs.isEmpty();
    }

    /// Answers a request from a ringing phone; does nothing if [#includes] is false for its tag.
    ///
    /// @return whether the phone has hung up
    boolean received(SipRequest request, Hop source) {
        String tag = request.headers().fromTag();
        EarlyDialog dialog = dialogs.get(tag);
        if (dialog == null || !dialog.received(request, source, !answered)) return false;
        dialogs.remove(tag);
        hungUp.add(tag);
        return true;
    }

    /// Whether the phone with this tag sent BYE before it answered.
    boolean hasHungUp(String tag) {
        return hungUp.contains(tag);
    }
}
