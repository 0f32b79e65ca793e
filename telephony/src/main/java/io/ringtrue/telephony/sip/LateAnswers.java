package io.ringtrue.telephony.sip;

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

/// The answers of one INVITE that nobody waits for: of a second phone of a forked call, or of the only one
/// after we have given up. Each is acknowledged and hung up on, during the call and for at least 64*T1 after
/// it (RFC 3261 §13.2.2.4). Keeps nothing of the call's media. Lives on the call's strand.
final class LateAnswers implements Party {
    /// More phones than any number rings at once.
    private static final int MAX_PHONES = 16;

    private final UserAgentCore agent;
    private final Strand strand;
    private final Hop hop;
    private final DigestAuth auth;
    private final Hearing hearing;
    private final Map<String, DialogUsage> dismissed = new HashMap<>();
    private @Nullable SipRequest invite;
    /// What is kept of the INVITE once the call is over: a busy trunk has some ten thousand calls just over, and
    /// what is read from the octets would weigh several times as much. It is hardly ever read.
    private byte[] written = {};
    private String answeredTag = "";
    private Runnable ackAgain = Wire.IGNORE;

    /// @param hop where the INVITE goes
    LateAnswers(UserAgentCore agent, Strand strand, SipRequest invite, Hop hop, DigestAuth auth, Hearing hearing) {
        this.agent = agent;
        this.strand = strand;
        this.invite = invite;
        this.hop = hop;
        this.auth = auth;
        this.hearing = hearing;
    }

    /// The INVITE was repeated with credentials.
    void reinvited(SipRequest next) {
        invite = next;
    }

    /// Takes the call's place in the table, now that it is over.
    ///
    /// @param invite the last one, as it went over the wire
    void begin(String callId, String localTag, byte[] invite) {
        written = invite;
        this.invite = null;
        agent.calls().replace(callId, localTag, this);
    }

    private SipRequest invite() {
        if (invite != null) return invite;
        return switch (SipParser.read(written, 0, written.length)) {
            case ParsedMessage.Whole(SipRequest request) -> request;
            // Ours, so it says what we wrote, whatever a rule for others' requests has against it.
            case ParsedMessage.Faulty(int _, String _, SipRequest request) -> request;
            case ParsedMessage other -> throw new IllegalStateException("our own INVITE cannot be read: " + other);
        };
    }

    /// The call with the phone of this tag is over; its 200 may still come again when our ACK was lost.
    void ended(String tag, Runnable sendAck) {
        answeredTag = tag;
        ackAgain = sendAck;
    }

    /// Acknowledges an answer nobody wants, then hangs up on it; once a phone.
    void dismiss(SipResponse answer, Hop source) {
        dismiss(answer.headers().toTag(), Dialog.ofAnswer(invite(), answer, hop, source));
    }

    void dismiss(String tag, Dialog dialog) {
        if (dismissed.containsKey(tag) || dismissed.size() >= MAX_PHONES) return;
        DialogUsage unwanted =
                new DialogUsage(agent, strand, dialog, auth, hearing, new CallListener() {}, Wire.IGNORE);
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
        return hearing.hears(source);
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
