package io.ringtrue.telephony.sip;

import io.ringtrue.telephony.sip.message.Body;
import io.ringtrue.telephony.sip.message.CSeq;
import io.ringtrue.telephony.sip.message.Methods;
import io.ringtrue.telephony.sip.message.SipHeaders;
import io.ringtrue.telephony.sip.message.SipRequest;
import io.ringtrue.telephony.sip.message.SipResponse;
import io.ringtrue.telephony.sip.message.SipUri;
import io.ringtrue.telephony.sip.message.Tags;
import io.ringtrue.telephony.sip.transaction.InviteServerTransaction;
import io.ringtrue.telephony.sip.transaction.Responses;
import io.ringtrue.telephony.sip.transaction.ServerTransaction;
import io.ringtrue.telephony.sip.transaction.Strand;
import io.ringtrue.telephony.sip.transport.AllowedSources;
import io.ringtrue.telephony.sip.transport.Hop;
import org.jspecify.annotations.Nullable;

/// A call somebody places to us: the server side of an INVITE and, once answered, of its dialog.
/// All methods return at once and may be called from any thread; one that comes too late does nothing.
public final class IncomingCall {
    private final UserAgentCore agent;
    private final SipRequest invite;
    private final Hop source;
    private final Strand strand;
    private final String localTag;
    private final InviteServerTransaction transaction;
    private CallListener listener = new CallListener() {};
    private @Nullable DialogUsage conversation;
    private boolean isOver;

    /// On its own strand.
    IncomingCall(UserAgentCore agent, SipRequest invite, Hop source, Strand strand) {
        this.agent = agent;
        this.invite = invite;
        this.source = source;
        this.strand = strand;
        this.localTag = agent.ids().tag();
        this.transaction = agent.layer().acceptInvite(invite, source, strand);
        transaction.onCancel(this::cancelled);
    }

    /// On the strand.
    void start(IncomingCalls incoming) {
        agent.calls().add(callId(), localTag, new InDialog());
        transaction.respond(Responses.to(invite, source, 100, "Trying", ""));
        listener = incoming.arrived(this);
    }

    public SipRequest invite() {
        return invite;
    }

    String localTag() {
        return localTag;
    }

    public Hop source() {
        return source;
    }

    public String callId() {
        return invite.headers().callId();
    }

    /// The user part of the Request-URI: the number dialled. Empty when there is none.
    public String dialled() {
        return SipUri.read(invite.uri()).map(SipUri::user).orElse("");
    }

    /// Sends a 101 to 199.
    ///
    /// @param body early media's description, or [Body#NONE]
    public void provisional(int status, String reason, Body body) {
        strand.run(() -> {
            if (isPending()) transaction.respond(response(status, reason, body));
        });
    }

    /// Sends 200, and repeats it until the ACK.
    public void answer(Body body) {
        strand.run(() -> {
            if (!isPending()) return;
            SipResponse ok = response(200, "OK", body);
            Dialog dialog = Dialog.ofInvite(invite, localTag, source);
            DigestAuth auth = new DigestAuth(Credentials.NONE, source, agent.ids());
            Hearing hearing = new Hearing(AllowedSources.ANY, agent.counts(), _ -> {});
            DialogUsage answered = new DialogUsage(agent, strand, dialog, auth, hearing, listener, this::over);
            conversation = answered;
            transaction.respond(ok);
            answered.awaitAck(ok, Responses.destination(invite, source));
        });
    }

    /// Sends a 300 to 699 with these header fields besides.
    public void refuse(int status, String reason, SipHeaders extra) {
        strand.run(() -> {
            if (!isPending()) return;
            SipResponse refusal = Responses.to(invite, source, status, reason, localTag);
            for (int i = 0; i < extra.size(); i++) refusal.headers().add(extra.name(i), extra.value(i));
            transaction.respond(refusal);
            over();
        });
    }

    public void refuse(int status, String reason) {
        refuse(status, reason, new SipHeaders());
    }

    /// Sends an INFO in the answered call.
    public void info(Body body) {
        strand.run(() -> {
            if (conversation != null) conversation.info(body);
        });
    }

    /// Offers the media anew (re-INVITE) in the answered call.
    public void reoffer(Body offer) {
        strand.run(() -> {
            if (conversation != null) conversation.reoffer(offer);
        });
    }

    /// Ends the call: BYE when answered (after the ACK, RFC 3261 §15), 603 before.
    public void hangUp() {
        strand.run(() -> {
            if (conversation != null) conversation.bye();
            else refuse(603, "Decline");
        });
    }

    private boolean isPending() {
        return conversation == null && !isOver;
    }

    private void over() {
        isOver = true;
        agent.calls().remove(callId(), localTag);
    }

    /// A response that makes the dialog: Record-Route comes back as it was (RFC 3261 §12.1.1).
    private SipResponse response(int status, String reason, Body body) {
        SipHeaders headers = Responses.headers(invite, source, status, localTag)
                .copy(invite.headers(), "Record-Route")
                .add("Contact", agent.own().contact(source))
                .add("Allow", Methods.ALLOWED);
        return new SipResponse(status, reason, headers, body);
    }

    /// The caller gives up. On the strand.
    private void cancelled() {
        if (!isPending()) return;
        transaction.respond(Responses.to(invite, source, 487, "Request Terminated", localTag));
        over();
        listener.cancelled();
    }

    /// What reaches us within the dialog.
    private final class InDialog implements Party {
        @Override
        public Strand strand() {
            return strand;
        }

        @Override
        public boolean isPeer(String farTag) {
            return Tags.areSame(invite.headers().fromTag(), farTag);
        }

        /// Whoever takes calls takes them from anywhere.
        @Override
        public boolean hears(Hop from) {
            return true;
        }

        @Override
        public void received(SipRequest request, Hop from) {
            if (conversation != null) {
                conversation.received(request, from);
                return;
            }
            ServerTransaction early = agent.layer().accept(request, from, strand);
            if (request.is(Methods.BYE)) {
                // A caller may end an early dialog with BYE too (RFC 3261 §15).
                early.respond(Responses.to(request, from, 200, "OK", localTag));
                cancelled();
            } else {
                early.respond(Responses.to(request, from, 491, "Request Pending", localTag));
            }
        }

        @Override
        public void acknowledged(SipRequest ack) {
            if (conversation == null) return;
            conversation.acknowledged(ack.body());
        }

        @Override
        public boolean hasAsked(SipResponse answer) {
            return conversation != null;
        }

        @Override
        public void answeredAgain(SipResponse answer, Hop from) {
            CSeq cseq = answer.headers().cseq();
            if (conversation != null && cseq != null) conversation.acknowledge(cseq.number());
        }

        /// Whoever takes calls places none: the 2xx to a re-INVITE is repeated, and the next may be whole.
        @Override
        public void answeredBadly(SipResponse answer, Hop from, String why) {}
    }
}
