package io.ringtrue.telephony.sip;

import io.ringtrue.telephony.sip.OutgoingListener.Failure;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A call we place: the client side of an INVITE and, once answered, of its dialog.
/// All methods return at once and may be called from any thread; one that comes too late does nothing.
public final class OutgoingCall {
    private enum State {
        CALLING,
        /// A provisional has come, so CANCEL is allowed (RFC 3261 §9.1).
        PROCEEDING,
        ANSWERED,
        OVER
    }

    private final Agent agent;
    private final InviteOrder order;
    private final OutgoingListener listener;
    private final Strand strand;
    private final DigestAuth auth;
    private final String callId;
    private final String localTag;
    private State state = State.CALLING;
    private boolean hangUpWanted;
    private boolean cancelled;
    private long seq = 1;
    private SipRequest invite;
    private @Nullable ClientTransaction transaction;
    private @Nullable Conversation conversation;

    OutgoingCall(Agent agent, InviteOrder order, OutgoingListener listener) {
        this.agent = agent;
        this.order = order;
        this.listener = listener;
        this.strand = agent.layer().newStrand();
        this.auth = new DigestAuth(order.credentials(), order.hop(), agent.ids());
        this.callId = agent.ids().callId();
        this.localTag = agent.ids().tag();
        this.invite = newInvite();
    }

    /// Sends the INVITE; once only. The listener is never told anything from within this method. After [#hangUp()]
    /// nothing is sent, and the listener told so.
    public void start() {
        strand.run(() -> {
            if (hangUpWanted) {
                strand.after(Duration.ZERO, () -> fail(Failure.CANCELLED, "hung up before the INVITE"));
                return;
            }
            agent.calls().add(callId, localTag, new InDialog());
            sendInvite();
        });
    }

    public String callId() {
        return callId;
    }

    private SipRequest newInvite() {
        SipHeaders headers = new SipHeaders()
                .add("Via", agent.own().via(order.hop(), agent.ids().branch()))
                .add("Max-Forwards", "70")
                .add("From", '<' + order.from() + ">;tag=" + localTag)
                .add("To", '<' + order.target() + '>')
                .add("Call-ID", callId)
                .add("CSeq", seq + " " + Methods.INVITE)
                .add("Contact", agent.own().contact(order.hop()))
                .add("Allow", Methods.ALLOWED)
                .add("User-Agent", "Ringtrue");
        auth.sign(headers, Methods.INVITE, order.target(), order.hop());
        return new SipRequest(Methods.INVITE, order.target(), headers, order.offer());
    }

    private void sendInvite() {
        transaction = agent.layer().request(invite, order.hop(), strand, new InviteUser());
    }

    /// Ends the call whatever its state: CANCEL once a provisional has come (RFC 3261 §9.1), BYE when answered.
    public void hangUp() {
        strand.run(() -> {
            if (hangUpWanted) return;
            hangUpWanted = true;
            if (conversation != null) conversation.bye();
            else if (state == State.PROCEEDING) cancel();
        });
    }

    /// Sends an INFO in the answered call.
    public void info(Body body) {
        strand.run(() -> {
            if (conversation != null) conversation.info(body);
        });
    }

    /// Request-URI, Via, To, From, Call-ID, Route and CSeq number are the INVITE's (RFC 3261 §9.1).
    private void cancel() {
        cancelled = true;
        SipHeaders from = invite.headers();
        SipHeaders headers = new SipHeaders()
                .copy(from, "Via")
                .add("Max-Forwards", "70")
                .copy(from, "From")
                .copy(from, "To")
                .copy(from, "Call-ID")
                .add("CSeq", seq + " " + Methods.CANCEL)
                .copy(from, "Route");
        SipRequest cancel = new SipRequest(Methods.CANCEL, invite.uri(), headers, Body.NONE);
        agent.layer().request(cancel, order.hop(), strand, new CancelUser());
        // An INVITE that stays unanswered after its CANCEL is considered cancelled (RFC 3261 §9.1).
        strand.after(agent.layer().timers().tooLong(), () -> {
            abandon();
            fail(Failure.CANCELLED, "the CANCEL had no effect");
        });
    }

    private void fail(Failure failure, String detail) {
        if (state != State.CALLING && state != State.PROCEEDING) return;
        over();
        listener.failed(failure, detail);
    }

    private void over() {
        state = State.OVER;
        agent.calls().remove(callId, localTag);
    }

    /// Repeats the INVITE no more.
    private void abandon() {
        if (transaction != null) transaction.abandon();
    }

    /// Acknowledges an answer nobody wants, then hangs up on it.
    private void dismiss(SipResponse answer, long inviteSeq) {
        Dialog dialog = Dialog.ofAnswer(invite, answer, order.hop());
        Conversation unwanted =
                new Conversation(agent, strand, dialog, auth, new CallListener() {}, TransactionLayer.IGNORE);
        unwanted.acknowledge(inviteSeq);
        unwanted.bye();
    }

    /// What becomes of the INVITE.
    private final class InviteUser implements ClientTransaction.User {
        @Override
        public void responded(SipResponse response) {
            if (response.isProvisional()) proceed(response);
            else if (response.isSuccess()) answered(response);
            else refused(response);
        }

        private void proceed(SipResponse response) {
            if (state == State.OVER) return;
            state = State.PROCEEDING;
            if (hangUpWanted && !cancelled) cancel();
            else if (response.status() > 100 && !hangUpWanted) listener.provisional(response);
        }

        private void answered(SipResponse response) {
            Dialog dialog = Dialog.ofAnswer(invite, response, order.hop());
            Conversation answered = new Conversation(agent, strand, dialog, auth, listener, OutgoingCall.this::over);
            boolean late = hangUpWanted || state == State.OVER;
            if (!late) {
                state = State.ANSWERED;
                // Before the ACK: at its sight the far end may send its first key.
                listener.answered(response);
            }
            conversation = answered;
            answered.acknowledge(seq);
            // The CANCEL came too late (RFC 3261 §9.1, §15), or the listener wants no such call.
            if (late || hangUpWanted) answered.bye();
            if (late) fail(Failure.CANCELLED, "answered after we had hung up");
        }

        private void refused(SipResponse response) {
            boolean challenge = response.status() == 401 || response.status() == 407;
            if (challenge && !hangUpWanted && state != State.OVER && auth.accept(response, order.hop())) {
                // A new request but for the Call-ID, with the next number (RFC 3261 §8.1.3.5, §22.2).
                seq++;
                invite = newInvite();
                state = State.CALLING;
                sendInvite();
                listener.challenged();
                return;
            }
            if (state == State.OVER) return;
            over();
            listener.refused(response);
        }

        @Override
        public void timedOut() {
            fail(hangUpWanted ? Failure.CANCELLED : Failure.TIMEOUT, "no response from " + order.hop());
        }

        @Override
        public void transportFailed() {
            fail(Failure.TRANSPORT, "cannot send to " + order.hop());
        }

        @Override
        public void garbled(SipResponse response, String why) {
            if (response.isSuccess() && response.headers().to() != null) {
                // Somebody has picked up and waits for our ACK.
                abandon();
                dismiss(response, seq);
            } else if (state == State.PROCEEDING && !cancelled) {
                cancel();
            } else if (state == State.CALLING) {
                abandon();
            }
            fail(Failure.GARBLED, why);
        }
    }

    /// The CANCEL's own answer tells nothing: the INVITE's does (RFC 3261 §9.1).
    private static final class CancelUser implements ClientTransaction.User {
        @Override
        public void responded(SipResponse response) {}

        @Override
        public void timedOut() {}

        @Override
        public void transportFailed() {}
    }

    /// What reaches us within the dialog.
    private final class InDialog implements Party {
        @Override
        public Strand strand() {
            return strand;
        }

        @Override
        public void received(SipRequest request, Hop source) {
            if (conversation != null) {
                conversation.received(request, source);
                return;
            }
            // Before the answer our INVITE is still pending (RFC 3261 §14.2, RFC 3311 §5.2); nothing else has its
            // place.
            boolean offer = request.is(Methods.INVITE) || request.is(Methods.UPDATE);
            ServerTransaction early = agent.layer().accept(request, source, strand);
            early.respond(
                    offer
                            ? Responses.to(request, source, 491, "Request Pending", "")
                            : Responses.to(request, source, 481, "Not Yet Answered", ""));
        }

        @Override
        public void acknowledged(SipRequest ack) {
            if (conversation != null) conversation.acknowledged(ack.body());
        }

        @Override
        public void answeredAgain(SipResponse answer, Hop source) {
            CSeq cseq = answer.headers().cseq();
            if (conversation == null || cseq == null) return;
            if (answer.headers().toTag().equals(conversation.remoteTag())) conversation.acknowledge(cseq.number());
            else dismiss(answer, cseq.number()); // a second phone answered (RFC 3261 §13.2.2.4)
        }
    }
}
