package io.ringtrue.telephony.sip;

import io.ringtrue.telephony.sip.message.Body;
import io.ringtrue.telephony.sip.message.Methods;
import io.ringtrue.telephony.sip.message.SipHeaders;
import io.ringtrue.telephony.sip.message.SipRequest;
import io.ringtrue.telephony.sip.message.SipResponse;
import io.ringtrue.telephony.sip.message.Tokens;
import io.ringtrue.telephony.sip.transaction.Requests;
import io.ringtrue.telephony.sip.transaction.Strand;
import io.ringtrue.telephony.sip.transport.Hop;
import java.util.Optional;

/// A phone that rings and has not answered: what it asks meanwhile, and what we owe its provisional responses
/// (RFC 3261 §12, RFC 3262). Lives on the call's strand.
final class EarlyDialog {
    private final UserAgentCore agent;
    private final Strand strand;
    private final Dialog dialog;
    private final Hearing hearing;
    private final DialogRequests requests;
    private final CallListener listener;
    private long lastReliable;

    /// Whether a reliable provisional has answered our offer: only then may the far end make one of its own
    /// (RFC 3311 §5.1).
    private boolean hasAnswer;

    EarlyDialog(
            UserAgentCore agent,
            Strand strand,
            Dialog dialog,
            DigestAuth auth,
            Hearing hearing,
            CallListener listener) {
        this.agent = agent;
        this.strand = strand;
        this.dialog = dialog;
        this.hearing = hearing;
        this.requests = new DialogRequests(agent, strand, dialog, auth, hearing);
        this.listener = listener;
    }

    /// The dialog of the 2xx, which goes on where this one was: with its numbers.
    Dialog answered(SipResponse answer, Hop source) {
        dialog.answered(answer, source);
        return dialog;
    }

    /// Acknowledges a provisional that asks for it with PRACK, each once: a repeat means only that the PRACK
    /// is still on its way (RFC 3262 §4).
    void progressed(SipRequest invite, SipResponse response) {
        String number = response.headers().first("RSeq");
        boolean reliable = response.headers().list("Require").stream().anyMatch("100rel"::equalsIgnoreCase);
        long sequence = number == null || !reliable ? -1 : Tokens.number(number, 0, number.length(), (1L << 32) - 1);
        if (sequence <= lastReliable) return;
        lastReliable = sequence;
        hasAnswer |= !response.body().description().isEmpty();
        String acknowledged = sequence + " " + Requests.cseqNumber(invite) + " " + Methods.INVITE;
        requests.send(Methods.PRACK, new SipHeaders().add("RAck", acknowledged), Body.NONE, IGNORE);
    }

    /// Without its PRACK the far end ends the INVITE itself (RFC 3262 §3).
    private static final DialogRequests.Outcome IGNORE = new DialogRequests.Outcome() {
        @Override
        public void answered(SipResponse response, Hop source) {}

        @Override
        public void lost(String why) {}
    };

    /// @param mayOffer false once another phone has answered: the media of the call are that one's
    /// @return whether the phone has hung up
    boolean received(SipRequest request, Hop source, boolean mayOffer) {
        DialogReply reply = new DialogReply(agent, agent.layer().accept(request, source, strand), source);
        if (!dialog.isInOrder(request)) {
            reply.with(500, "CSeq Out Of Order");
        } else if (!request.headers().list("Require").isEmpty()) {
            reply.badExtension();
        } else {
            answer(request, reply, source, mayOffer);
        }
        return request.is(Methods.BYE);
    }

    private void answer(SipRequest request, DialogReply reply, Hop source, boolean mayOffer) {
        switch (request.method()) {
            // A callee has no business with BYE before the answer (RFC 3261 §15), but some hang up so. A key
            // before the answer is none, and still no mistake of the far end's.
            case Methods.BYE, Methods.INFO -> reply.ok();
            case Methods.OPTIONS -> reply.options();
            case Methods.INVITE -> reply.with(491, "Request Pending"); // RFC 3261 §14.2
            case Methods.UPDATE -> update(request, reply, source, mayOffer);
            default -> reply.unsupported();
        }
    }

    /// RFC 3311 §5.2.
    private void update(SipRequest update, DialogReply reply, Hop source, boolean mayOffer) {
        Body offer = update.body().description();
        // Our own offer waits for its answer, or another phone has given it.
        if (!offer.isEmpty() && !(hasAnswer && mayOffer)) {
            reply.with(491, "Request Pending");
            return;
        }
        Optional<Body> answer = offer.isEmpty() ? Optional.of(Body.NONE) : listener.reoffered(offer);
        if (answer.isEmpty()) {
            reply.with(488, "Not Acceptable Here");
        } else {
            dialog.refreshTarget(update.headers(), source);
            hearing.learn(update.headers());
            reply.answer(answer.get());
        }
    }
}
