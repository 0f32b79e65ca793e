package io.ringtrue.telephony.sip;

import io.ringtrue.telephony.sip.digest.DigestAuth;
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

/// The dialog with a phone that rings and has not answered: acknowledges its provisional responses and
/// answers its requests (RFC 3261 §12, RFC 3262). Used on the call's strand only.
final class EarlyDialog {
    private final UserAgentCore agent;
    private final Strand strand;
    private final Dialog dialog;
    private final CallSources sources;
    private final DialogRequests requests;
    private final CallListener listener;
    private long lastReliable;

    /// Whether a reliable provisional response has answered our offer. Only then may the far end make an
    /// offer of its own (RFC 3311 §5.1).
    private boolean hasAnswer;

    EarlyDialog(
            UserAgentCore agent,
            Strand strand,
            Dialog dialog,
            DigestAuth auth,
            CallSources sources,
            CallListener listener) {
        this.agent = agent;
        this.strand = strand;
        this.dialog = dialog;
        this.sources = sources;
        this.requests = new DialogRequests(agent, strand, dialog, auth, sources);
        this.listener = listener;
    }

    /// The dialog of the 2xx. It continues this one, with its sequence numbers.
    Dialog answered(SipResponse answer, Hop source) {
        dialog.answered(answer, source);
        return dialog;
    }

    /// Sends PRACK for a provisional response that requires it (RFC 3262 §4). A repeated response gets no
    /// second PRACK: the transaction repeats the first one.
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

    /// Nothing follows from the answer to PRACK. A far end that gets no PRACK refuses the INVITE itself (RFC
    /// 3262 §3).
    private static final DialogRequests.Outcome IGNORE = new DialogRequests.Outcome() {
        @Override
        public void answered(SipResponse response, Hop source) {}

        @Override
        public void lost(String why) {}
    };

    /// Answers a request of the phone.
    ///
    /// @param mayOffer false once another phone has answered, whose offers alone count then
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
            // A callee must not send BYE before it answers (RFC 3261 §15), but some hang up this way. A key
            // before the answer is accepted and ignored.
            case Methods.BYE, Methods.INFO -> reply.ok();
            case Methods.OPTIONS -> reply.options();
            case Methods.INVITE -> reply.with(491, "Request Pending"); // RFC 3261 §14.2
            case Methods.UPDATE -> update(request, reply, source, mayOffer);
            default -> reply.unsupported();
        }
    }

    /// Answers an UPDATE: 491 while an offer is pending, 488 for an offer we cannot accept (RFC 3311 §5.2).
    private void update(SipRequest update, DialogReply reply, Hop source, boolean mayOffer) {
        Body offer = update.body().description();
        // Our own offer has no answer yet, or another phone has answered the call.
        if (!offer.isEmpty() && !(hasAnswer && mayOffer)) {
            reply.with(491, "Request Pending");
            return;
        }
        Optional<Body> answer = offer.isEmpty() ? Optional.of(Body.NONE) : listener.reoffered(offer);
        if (answer.isEmpty()) {
            reply.with(488, "Not Acceptable Here");
        } else {
            dialog.refreshTarget(update.headers(), source);
            sources.learn(update.headers());
            reply.answer(answer.get());
        }
    }
}
