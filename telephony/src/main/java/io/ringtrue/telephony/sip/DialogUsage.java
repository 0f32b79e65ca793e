package io.ringtrue.telephony.sip;

import io.ringtrue.telephony.sip.digest.DigestAuth;
import io.ringtrue.telephony.sip.message.Body;
import io.ringtrue.telephony.sip.message.CSeq;
import io.ringtrue.telephony.sip.message.Methods;
import io.ringtrue.telephony.sip.message.SipHeaders;
import io.ringtrue.telephony.sip.message.SipMessage;
import io.ringtrue.telephony.sip.message.SipRequest;
import io.ringtrue.telephony.sip.message.SipResponse;
import io.ringtrue.telephony.sip.message.SipWriter;
import io.ringtrue.telephony.sip.message.Tags;
import io.ringtrue.telephony.sip.transaction.Responses;
import io.ringtrue.telephony.sip.transaction.Strand;
import io.ringtrue.telephony.sip.transaction.TransactionLayer;
import io.ringtrue.telephony.sip.transport.Hop;
import io.ringtrue.telephony.sip.transport.Wire;
import java.util.Optional;
import java.util.function.BiConsumer;

/// An answered call, for caller and callee alike: BYE, INFO, re-INVITE, UPDATE and OPTIONS (RFC 3261 §12.2,
/// §14, §15). Used on the call's strand only.
final class DialogUsage {
    private enum State {
        OPEN,
        /// We hang up. The BYE waits for the ACK if we are the callee (RFC 3261 §15), then for its answer.
        HANGING_UP,
        OVER
    }

    private final UserAgentCore agent;
    private final Strand strand;
    private final Dialog dialog;
    private final DigestAuth auth;
    private final CallSources sources;
    private final DialogRequests requests;
    private final CallListener listener;
    private final Runnable over;
    private final AnswerRepeater unacknowledged;
    private State state = State.OPEN;
    private boolean offering;
    /// The ACK we sent last, as bytes. It is sent again whenever its 2xx is repeated.
    private byte[] lastAck = new byte[0];
    private Hop ackHop;
    private long ackSeq = -1;

    /// @param over run once, when this call needs no more messages
    DialogUsage(
            UserAgentCore agent,
            Strand strand,
            Dialog dialog,
            DigestAuth auth,
            CallSources sources,
            CallListener listener,
            Runnable over) {
        this.agent = agent;
        this.strand = strand;
        this.dialog = dialog;
        this.auth = auth;
        this.sources = sources;
        this.requests = new DialogRequests(agent, strand, dialog, auth, sources);
        this.listener = listener;
        this.over = over;
        this.unacknowledged = new AnswerRepeater(agent.layer(), strand);
        this.ackHop = dialog.nextHop();
    }

    String remoteTag() {
        return dialog.remoteTag();
    }

    /// Acknowledges a 2xx to our INVITE with this sequence number. A repeated 2xx gets the same bytes again.
    void acknowledge(long inviteSeq) {
        if (inviteSeq != ackSeq) {
            ackSeq = inviteSeq;
            ackHop = dialog.nextHop();
            SipRequest ack = dialog.ack(inviteSeq, ackHop, agent, auth);
            lastAck = SipWriter.write(ack);
            strand.ladder().sent(ack);
        } else {
            strand.ladder().sentAgain(false, Methods.ACK, inviteSeq);
        }
        sendAck();
    }

    /// If the Contact cannot be reached, the ACK goes to the address that sent the 2xx. Without an ACK the
    /// far end hangs up after 32 s.
    private void sendAck() {
        Hop other = dialog.otherHop(ackHop);
        TransactionLayer layer = agent.layer();
        byte[] ack = lastAck;
        layer.send(ackHop, ack, other.equals(ackHop) ? Wire.IGNORE : () -> layer.send(other, ack, Wire.IGNORE));
    }

    /// An action that sends the last ACK again. It keeps only the bytes, so that the rest of this call can be
    /// freed.
    Runnable ackAgain() {
        TransactionLayer layer = agent.layer();
        Hop hop = ackHop;
        byte[] ack = lastAck;
        return () -> layer.send(hop, ack, Wire.IGNORE);
    }

    /// Repeats our 2xx, which has been sent, until its ACK arrives.
    void awaitAck(SipResponse answer, Hop destination) {
        unacknowledged.start(answer, destination, () -> {
            // RFC 3261 §13.3.1.4: without an ACK the dialog is still confirmed, and a BYE should end it.
            boolean ours = state != State.OPEN;
            sendBye();
            if (!ours) listener.ended(new DialogEnd.Lost("no ACK for our 200"));
        });
    }

    /// An ACK arrived. Only the first one after our 2xx counts.
    void acknowledged(Body body) {
        if (!unacknowledged.isWaiting()) return;
        unacknowledged.stop();
        // The state decides before the call of the listener: if the listener hangs up, bye() sends the BYE,
        // and a second one must not follow.
        if (state == State.OPEN) listener.confirmed(body.description());
        else if (state == State.HANGING_UP) sendBye();
    }

    /// Answers a request within the dialog that is not a repeat.
    void received(SipRequest request, Hop source) {
        DialogReply reply = new DialogReply(agent, agent.layer().accept(request, source, strand), source);
        if (!Tags.areSame(request.headers().fromTag(), dialog.remoteTag())) {
            reply.noSuchCall(); // RFC 3261 §12.2.2: both tags name the dialog
        } else if (!dialog.isInOrder(request)) {
            reply.with(500, "CSeq Out Of Order");
        } else if (state == State.OVER) {
            reply.noSuchCall();
        } else if (!request.headers().list("Require").isEmpty()) {
            reply.badExtension();
        } else {
            answer(request, reply, source);
        }
    }

    private void answer(SipRequest request, DialogReply reply, Hop source) {
        switch (request.method()) {
            case Methods.BYE -> {
                reply.ok();
                end(new DialogEnd.Bye(request));
            }
            case Methods.INFO -> inform(request.body(), reply);
            case Methods.OPTIONS -> reply.options();
            case Methods.INVITE, Methods.UPDATE -> offered(request, reply, source);
            default -> reply.unsupported();
        }
    }

    /// An empty INFO is a test whether the call still exists; it is answered 200 (RFC 2976 §2.2).
    private void inform(Body body, DialogReply reply) {
        Optional<String> accepted = body.isEmpty() || state != State.OPEN ? Optional.empty() : listener.info(body);
        if (accepted.isEmpty()) reply.with(200, "OK");
        else reply.with(415, "Unsupported Media Type", "Accept", accepted.get()); // RFC 3261 §21.4.13
    }

    private void offered(SipRequest request, DialogReply reply, Hop source) {
        Body offer = request.body().description();
        if (offering) {
            reply.with(491, "Request Pending"); // RFC 3261 §14.2
        } else if (unacknowledged.isWaiting()) {
            reply.with(500, "Earlier INVITE Unfinished", "Retry-After", "2"); // RFC 3261 §14.2
        } else if (offer.isEmpty() && !request.body().isEmpty()) {
            reply.with(415, "Unsupported Media Type", "Accept", "application/sdp");
        } else if (request.is(Methods.UPDATE) && offer.isEmpty()) {
            moved(request, source);
            reply.answer(Body.NONE); // RFC 3311 §5.2
        } else {
            agree(request, offer, reply, source);
        }
    }

    private void moved(SipMessage message, Hop source) {
        dialog.refreshTarget(message.headers(), source);
        sources.learn(message.headers());
    }

    private void agree(SipRequest request, Body offer, DialogReply reply, Hop source) {
        Optional<Body> answer = listener.reoffered(offer);
        if (answer.isEmpty()) {
            reply.with(488, "Not Acceptable Here");
            return;
        }
        moved(request, source);
        SipResponse ok = reply.answer(answer.get());
        if (request.is(Methods.INVITE)) awaitAck(ok, Responses.destination(request, source));
    }

    /// Sends an INFO while the call is open. The answer matters only if it shows that the call is over.
    void info(Body body) {
        if (state == State.OPEN) send(Methods.INFO, body, (_, _) -> {});
    }

    /// Makes a new offer (re-INVITE). Does nothing while another offer or our 2xx is unanswered (RFC 3261
    /// §14.1), or when we hang up.
    void reoffer(Body offer) {
        if (state != State.OPEN || offering || unacknowledged.isWaiting()) return;
        offering = true;
        send(Methods.INVITE, offer, this::reanswered);
    }

    private void reanswered(SipResponse response, Hop source) {
        offering = false;
        if (!response.isSuccess()) return;
        moved(response, source);
        CSeq cseq = response.headers().cseq();
        if (cseq != null) acknowledge(cseq.number());
        listener.reanswered(response.body().description());
    }

    /// Hangs up. Repeating it does nothing.
    void bye() {
        if (state != State.OPEN) return;
        state = State.HANGING_UP;
        if (!unacknowledged.isWaiting()) sendBye();
    }

    private void sendBye() {
        unacknowledged.stop();
        state = State.HANGING_UP;
        send(Methods.BYE, Body.NONE, (_, _) -> finish());
    }

    private void send(String method, Body body, BiConsumer<SipResponse, Hop> answered) {
        requests.send(method, new SipHeaders(), body, new DialogRequests.Outcome() {
            @Override
            public void answered(SipResponse response, Hop source) {
                answered.accept(response, source);
                if (DigestAuth.isChallenge(response)) shutOut(method);
                // RFC 3261 §12.2.1.2: 481 and 408 end the dialog.
                if (response.status() == 481 || response.status() == 408)
                    DialogUsage.this.lost(method + " was answered " + response.status());
            }

            @Override
            public void lost(String why) {
                DialogUsage.this.lost(why);
            }
        });
    }

    /// The challenge cannot be answered, so no later request of ours will pass either. Send a BYE all the
    /// same, and report the call as lost without waiting for its answer.
    private void shutOut(String method) {
        if (state != State.OPEN) return;
        sendBye();
        listener.ended(new DialogEnd.Lost(method + " was challenged in vain"));
    }

    private void lost(String why) {
        if (state == State.HANGING_UP) finish();
        else end(new DialogEnd.Lost(why));
    }

    private void end(DialogEnd ending) {
        boolean ours = state != State.OPEN;
        finish();
        if (!ours) listener.ended(ending);
    }

    private void finish() {
        if (state == State.OVER) return;
        state = State.OVER;
        unacknowledged.stop();
        over.run();
    }
}
