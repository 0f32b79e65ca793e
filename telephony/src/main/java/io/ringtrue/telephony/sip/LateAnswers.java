package io.ringtrue.telephony.sip;

import io.ringtrue.telephony.sip.digest.DigestAuth;
import io.ringtrue.telephony.sip.message.ParsedMessage;
import io.ringtrue.telephony.sip.message.SipParser;
import io.ringtrue.telephony.sip.message.SipRequest;
import io.ringtrue.telephony.sip.message.SipResponse;
import io.ringtrue.telephony.sip.message.Tags;
import io.ringtrue.telephony.sip.transaction.Requests;
import io.ringtrue.telephony.sip.transaction.Responses;
import io.ringtrue.telephony.sip.transaction.Strand;
import io.ringtrue.telephony.sip.transport.Hop;
import io.ringtrue.telephony.sip.transport.Wire;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Ends the calls that nobody wants: a second phone of a forked call answers, or a phone answers after we
/// have given up. Each such answer gets an ACK and a BYE, during the call and for at least 64*T1 after it
/// (RFC 3261 §13.2.2.4). Keeps nothing of the call's media. Used on the call's strand only.
final class LateAnswers implements Party {
    /// More phones than a number rings at once in practice; further ones are ignored.
    private static final int MAX_PHONES = 16;

    private final UserAgentCore agent;
    private final Strand strand;
    private final Hop hop;
    private final DigestAuth auth;
    private final CallSources sources;
    private final Map<String, DialogUsage> dismissed = new HashMap<>();
    private @Nullable SipRequest invite;
    /// The INVITE as bytes, once the call is over. A busy trunk has some ten thousand ended calls in memory,
    /// and the parsed message takes several times as much. It is needed only if an answer comes late.
    private byte[] written = {};
    private String answeredTag = "";
    private Runnable ackAgain = Wire.IGNORE;

    /// @param hop where the INVITE is sent
    LateAnswers(UserAgentCore agent, Strand strand, SipRequest invite, Hop hop, DigestAuth auth, CallSources sources) {
        this.agent = agent;
        this.strand = strand;
        this.invite = invite;
        this.hop = hop;
        this.auth = auth;
        this.sources = sources;
    }

    /// The INVITE was sent again with credentials; answers now belong to `next`.
    void reinvited(SipRequest next) {
        invite = next;
    }

    /// The call is over: takes its place in the table.
    ///
    /// @param invite the last INVITE as sent
    void begin(String callId, String localTag, byte[] invite) {
        written = invite;
        this.invite = null;
        agent.calls().replace(callId, localTag, this);
    }

    private SipRequest invite() {
        if (invite != null) return invite;
        return switch (SipParser.read(written, 0, written.length)) {
            case ParsedMessage.Whole(SipRequest request) -> request;
            // It is our own, so it is used even if it breaks a rule for foreign requests.
            case ParsedMessage.Faulty(int _, String _, SipRequest request) -> request;
            case ParsedMessage other -> throw new IllegalStateException("our own INVITE cannot be read: " + other);
        };
    }

    /// The call with the phone of this tag is over. If our ACK was lost, its 200 comes again and is
    /// acknowledged again.
    void ended(String tag, Runnable sendAck) {
        answeredTag = tag;
        ackAgain = sendAck;
    }

    /// Acknowledges an unwanted answer, then hangs up. Repeating it for the same phone does nothing.
    void dismiss(SipResponse answer, Hop source) {
        dismiss(answer.headers().toTag(), Dialog.ofAnswer(invite(), answer, hop, source));
    }

    void dismiss(String tag, Dialog dialog) {
        if (dismissed.containsKey(tag) || dismissed.size() >= MAX_PHONES) return;
        DialogUsage unwanted =
                new DialogUsage(agent, strand, dialog, auth, sources, new CallListener() {}, Wire.IGNORE);
        dismissed.put(tag, unwanted);
        unwanted.acknowledge(Requests.cseqNumber(invite()));
        unwanted.bye();
    }

    @Override
    public boolean hasAsked(SipResponse answer) {
        return Requests.isAnsweredBy(answer, invite());
    }

    @Override
    public void answeredAgain(SipResponse answer, Hop source) {
        String tag = answer.headers().toTag();
        DialogUsage unwanted = dismissed.get(tag);
        if (unwanted != null) unwanted.acknowledge(Requests.cseqNumber(invite()));
        else if (!answeredTag.isEmpty() && answeredTag.equals(tag)) ackAgain.run();
        else dismiss(answer, source);
    }

    @Override
    public void answeredBadly(SipResponse answer, Hop source, String why) {
        answeredAgain(Responses.readable(invite(), answer, answeredTag), source);
    }

    /// Whether the phone with this tag has been hung up on.
    boolean includes(String tag) {
        return dismissed.containsKey(tag);
    }

    @Override
    public Strand strand() {
        return strand;
    }

    @Override
    public boolean isPeer(String farTag) {
        return includes(farTag) || !answeredTag.isEmpty() && Tags.areSame(answeredTag, farTag);
    }

    @Override
    public boolean hears(Hop source) {
        return sources.hears(source);
    }

    @Override
    public void received(SipRequest request, Hop source) {
        DialogUsage unwanted = dismissed.get(request.headers().fromTag());
        if (unwanted != null) unwanted.received(request, source);
        else new DialogReply(agent, agent.layer().accept(request, source, strand), source).noSuchCall();
    }

    @Override
    public void acknowledged(SipRequest ack) {}
}
