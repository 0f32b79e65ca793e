package io.ringtrue.telephony.sip;

import io.ringtrue.telephony.sip.digest.Credentials;
import io.ringtrue.telephony.sip.digest.DigestAuth;
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

/// An incoming call: the server side of an INVITE and, once answered, of its dialog. All methods return at
/// once and may be called from any thread. A method called too late does nothing.
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

    /// Must be called on `strand`.
    IncomingCall(UserAgentCore agent, SipRequest invite, Hop source, Strand strand) {
        this.agent = agent;
        this.invite = invite;
        this.source = source;
        this.strand = strand;
        this.localTag = agent.ids().tag();
        this.transaction = agent.layer().acceptInvite(invite, source, strand);
        transaction.onCancel(this::cancelled);
    }

    /// Sends 100 and reports the call. Must be called on the strand.
    void start(IncomingCalls incoming) {
        agent.calls().add(callId(), localTag, new InDialog());
        transaction.respond(Responses.to(invite, source, 100, "Trying", ""));
        listener = incoming.arrived(this);
    }

    /// The INVITE that began the call.
    public SipRequest invite() {
        return invite;
    }

    String localTag() {
        return localTag;
    }

    /// Where the INVITE came from.
    public Hop source() {
        return source;
    }

    /// The Call-ID of all messages of this call.
    public String callId() {
        return invite.headers().callId();
    }

    /// The dialled number: the user part of the Request-URI. Empty when there is none.
    public String dialled() {
        return SipUri.read(invite.uri()).map(SipUri::user).orElse("");
    }

    /// Sends a provisional response.
    ///
    /// @param status 101 to 199
    ///
    /// @param body the SDP of early media, or [Body#NONE]
    public void provisional(int status, String reason, Body body) {
        strand.run(() -> {
            if (isPending()) transaction.respond(response(status, reason, body));
        });
    }

    /// Answers the call: sends 200 and repeats it until the ACK arrives.
    ///
    /// @param body the SDP answer; or our offer, if the INVITE carried none
    public void answer(Body body) {
        strand.run(() -> {
            if (!isPending()) return;
            SipResponse ok = response(200, "OK", body);
            Dialog dialog = Dialog.ofInvite(invite, localTag, source);
            DigestAuth auth = new DigestAuth(Credentials.NONE, source, agent.ids());
            CallSources sources = new CallSources(AllowedSources.ANY, agent.counts(), _ -> {});
            DialogUsage answered = new DialogUsage(agent, strand, dialog, auth, sources, listener, this::over);
            conversation = answered;
            transaction.respond(ok);
            answered.awaitAck(ok, Responses.destination(invite, source));
        });
    }

    /// Refuses the call.
    ///
    /// @param status 300 to 699
    /// @param extra header fields besides those every response has
    public void refuse(int status, String reason, SipHeaders extra) {
        strand.run(() -> {
            if (!isPending()) return;
            SipResponse refusal = Responses.to(invite, source, status, reason, localTag);
            for (int i = 0; i < extra.size(); i++) refusal.headers().add(extra.name(i), extra.value(i));
            transaction.respond(refusal);
            over();
        });
    }

    /// Refuses the call without further header fields.
    ///
    /// @param status 300 to 699
    public void refuse(int status, String reason) {
        refuse(status, reason, new SipHeaders());
    }

    /// Sends an INFO. Does nothing unless the call is answered.
    public void info(Body body) {
        strand.run(() -> {
            if (conversation != null) conversation.info(body);
        });
    }

    /// Makes a new offer (re-INVITE). Does nothing unless the call is answered.
    public void reoffer(Body offer) {
        strand.run(() -> {
            if (conversation != null) conversation.reoffer(offer);
        });
    }

    /// Ends the call: by BYE if it is answered, after the ACK (RFC 3261 §15); otherwise by 603. Repeating it
    /// does nothing.
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

    /// A response that makes a dialog: it returns Record-Route unchanged (RFC 3261 §12.1.1).
    private SipResponse response(int status, String reason, Body body) {
        SipHeaders headers = Responses.headers(invite, source, status, localTag)
                .copy(invite.headers(), "Record-Route")
                .add("Contact", agent.own().contact(source))
                .add("Allow", Methods.ALLOWED);
        return new SipResponse(status, reason, headers, body);
    }

    /// The caller gave up. On the strand.
    private void cancelled() {
        if (!isPending()) return;
        transaction.respond(Responses.to(invite, source, 487, "Request Terminated", localTag));
        over();
        listener.cancelled();
    }

    /// Receives the messages within the dialog.
    private final class InDialog implements Party {
        @Override
        public Strand strand() {
            return strand;
        }

        @Override
        public boolean isPeer(String farTag) {
            return Tags.areSame(invite.headers().fromTag(), farTag);
        }

        /// An endpoint that accepts calls accepts them from any address.
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

        /// Only a re-INVITE of ours can be answered so. Its 2xx is repeated, and the next copy may be
        /// readable.
        @Override
        public void answeredBadly(SipResponse answer, Hop from, String why) {}
    }
}
