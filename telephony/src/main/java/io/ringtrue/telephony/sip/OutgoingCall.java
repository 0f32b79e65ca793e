package io.ringtrue.telephony.sip;

import io.ringtrue.telephony.sip.OutgoingListener.Failure;
import io.ringtrue.telephony.sip.digest.DigestAuth;
import io.ringtrue.telephony.sip.message.Body;
import io.ringtrue.telephony.sip.message.Methods;
import io.ringtrue.telephony.sip.message.NameAddr;
import io.ringtrue.telephony.sip.message.SipHeaders;
import io.ringtrue.telephony.sip.message.SipRequest;
import io.ringtrue.telephony.sip.message.SipResponse;
import io.ringtrue.telephony.sip.message.Tags;
import io.ringtrue.telephony.sip.transaction.ClientTransaction;
import io.ringtrue.telephony.sip.transaction.Ladder;
import io.ringtrue.telephony.sip.transaction.Requests;
import io.ringtrue.telephony.sip.transaction.Responses;
import io.ringtrue.telephony.sip.transaction.Strand;
import io.ringtrue.telephony.sip.transport.Hop;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// An outgoing call: the client side of an INVITE and, once answered, of its dialog. All methods return at
/// once and may be called from any thread. A method called too late does nothing.
public final class OutgoingCall {
    private enum State {
        CALLING,
        /// A provisional response has arrived, so CANCEL is allowed (RFC 3261 §9.1).
        PROCEEDING,
        ANSWERED,
        OVER
    }

    private final UserAgentCore agent;
    private final InviteOrder order;
    private final OutgoingListener listener;
    private final Ladder ladder = new Ladder();
    private final Strand strand;
    private final DigestAuth auth;
    private final CallSources sources;
    private final EarlyDialogs ringing;
    private final LateAnswers late;
    private final String callId;
    private final String localTag;
    private State state = State.CALLING;
    private boolean hangUpWanted;
    private boolean cancelled;
    private long seq = 1;
    private int authorized;
    private SipRequest invite;
    private @Nullable ClientTransaction transaction;
    private @Nullable DialogUsage conversation;

    OutgoingCall(UserAgentCore agent, InviteOrder order, OutgoingListener listener) {
        this.agent = agent;
        this.order = order;
        this.listener = listener;
        this.strand = agent.layer().newStrand(ladder);
        this.auth = new DigestAuth(order.credentials(), order.hop(), agent.ids());
        this.callId = agent.ids().callId();
        this.localTag = agent.ids().tag();
        this.invite = newInvite();
        this.sources = new CallSources(order.sources(), agent.counts(), listener::heardFromElsewhere);
        this.ringing = new EarlyDialogs(agent, strand, auth, sources, listener);
        this.late = new LateAnswers(agent, strand, invite, order.hop(), auth, sources);
    }

    /// Sends the INVITE. Call it once. The listener is not called before this method returns. After
    /// [#hangUp()] nothing is sent, and the listener gets [OutgoingListener.Failure#CANCELLED].
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

    /// The Call-ID of all messages of this call.
    public String callId() {
        return callId;
    }

    /// The messages of this call so far, until it is over.
    public Ladder.Copy ladder() {
        AtomicReference<Ladder.Copy> copy = new AtomicReference<>();
        strand.run(() -> copy.set(ladder.copy()));
        return Objects.requireNonNull(copy.get());
    }

    private SipRequest newInvite() {
        return order.invite(agent, callId, localTag, seq, auth);
    }

    private void sendInvite() {
        transaction = agent.layer().request(invite, order.hop(), strand, new InviteUser());
    }

    /// Ends the call in any state: by CANCEL once a provisional response has arrived (RFC 3261 §9.1), by BYE
    /// once answered. Repeating it does nothing.
    public void hangUp() {
        strand.run(() -> {
            if (hangUpWanted) return;
            hangUpWanted = true;
            if (conversation != null) conversation.bye();
            else if (state == State.PROCEEDING) cancel();
        });
    }

    /// Sends an INFO. Does nothing unless the call is answered.
    public void info(Body body) {
        strand.run(() -> {
            if (conversation != null) conversation.info(body);
        });
    }

    private void cancel() {
        cancelled = true;
        SipRequest cancel = Requests.along(
                invite, Methods.CANCEL, String.valueOf(invite.headers().first("To")));
        agent.layer().request(cancel, order.hop(), strand, new IgnoredCancel(sources));
        // RFC 3261 §9.1: an INVITE that gets no final response after its CANCEL counts as cancelled.
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

    /// Ends the call once. From now on [LateAnswers] receives late messages, for as long as a proxy may send
    /// them. A failed call may still have its own BYE to finish, and then comes here a second time.
    private void over() {
        if (state == State.OVER) return;
        state = State.OVER;
        if (conversation != null) late.ended(conversation.remoteTag(), conversation.ackAgain());
        sources.callOver();
        if (transaction != null) late.begin(callId, localTag, transaction.written());
        strand.stopRecording();
        listener.over();
    }

    /// Stops repeating the INVITE.
    private void abandon() {
        if (transaction != null) transaction.abandon();
    }

    /// Receives the responses to the INVITE.
    private final class InviteUser implements ClientTransaction.User {
        @Override
        public boolean hears(Hop source) {
            return sources.hears(source);
        }

        @Override
        public void responded(SipResponse response, Hop source) {
            if (response.isProvisional()) proceed(response, source);
            else if (response.isSuccess()) answered(response, source);
            else refused(response);
        }

        private void proceed(SipResponse response, Hop source) {
            if (state == State.OVER) return;
            state = State.PROCEEDING;
            sources.learn(response.headers());
            ringing.progressed(invite, response, order.hop(), source);
            if (hangUpWanted && !cancelled) cancel();
            else if (response.status() > 100 && !hangUpWanted) listener.provisional(response);
        }

        private void answered(SipResponse response, Hop source) {
            SipHeaders headers = response.headers();
            if (headers.toTag().isEmpty() && !isWhole(headers.first("To"))) {
                garbled(response, source, "To cannot be read");
                return;
            }
            sources.learn(headers);
            Dialog dialog = ringing.answered(invite, response, order.hop(), source);
            if (ringing.hasHungUp(headers.toTag())) {
                late.dismiss(headers.toTag(), dialog);
                fail(Failure.CANCELLED, "answered after it had hung up");
                return;
            }
            DialogUsage answered =
                    new DialogUsage(agent, strand, dialog, auth, sources, listener, OutgoingCall.this::over);
            boolean tooLate = hangUpWanted || state == State.OVER;
            if (!tooLate) {
                state = State.ANSWERED;
                // Start listening before sending the ACK: the far end may send a key as soon as it sees it.
                listener.answered(response);
            }
            conversation = answered;
            answered.acknowledge(seq);
            // The CANCEL came too late (RFC 3261 §9.1, §15), or the listener has hung up in answered().
            if (tooLate || hangUpWanted) answered.bye();
            if (tooLate) fail(Failure.CANCELLED, "answered after we had hung up");
        }

        /// A To without a tag is allowed, as in RFC 2543. A To that cannot be read may contain a tag that we
        /// miss.
        private static boolean isWhole(@Nullable String to) {
            return to != null && NameAddr.read(to) != null;
        }

        private void refused(SipResponse response) {
            if (DigestAuth.isChallenge(response)
                    && !hangUpWanted
                    && state != State.OVER
                    && auth.accept(response, order.hop(), authorized)) {
                authorized++;
                // RFC 3261 §8.1.3.5, §22.2: a new request with the same Call-ID and the next sequence number.
                seq++;
                invite = newInvite();
                late.reinvited(invite);
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

        /// Somebody has answered, but the answer cannot be used: send ACK and BYE, and report a failure. If
        /// the answer does not say which phone it is from, the one that rang is assumed.
        @Override
        public void garbled(SipResponse response, Hop source, String why) {
            abandon();
            SipResponse answer = Responses.readable(invite, response, ringing.onlyTag());
            String tag = answer.headers().toTag();
            late.dismiss(tag, ringing.answered(invite, answer, order.hop(), source));
            fail(Failure.GARBLED, why);
        }
    }

    /// Receives the messages within the dialog.
    private final class InDialog implements Party {
        @Override
        public Strand strand() {
            return strand;
        }

        @Override
        public boolean isPeer(String farTag) {
            boolean answered = conversation != null && Tags.areSame(conversation.remoteTag(), farTag);
            return answered || ringing.includes(farTag) || late.includes(farTag);
        }

        @Override
        public boolean hears(Hop source) {
            return sources.hears(source);
        }

        @Override
        public void received(SipRequest request, Hop source) {
            String tag = request.headers().fromTag();
            if (ringing.includes(tag)) {
                if (ringing.received(request, source)) hungUpEarly();
            } else if (conversation != null && !late.includes(tag)) {
                conversation.received(request, source);
            } else {
                late.received(request, source);
            }
        }

        /// After an early BYE the final response should follow. If it does not within T2 and no other phone
        /// rings, send CANCEL to get it.
        private void hungUpEarly() {
            strand.after(agent.layer().timers().t2(), () -> {
                if (state == State.PROCEEDING && !cancelled && ringing.isEmpty()) cancel();
            });
        }

        @Override
        public void acknowledged(SipRequest ack) {
            if (conversation != null) conversation.acknowledged(ack.body());
        }

        @Override
        public boolean hasAsked(SipResponse answer) {
            return late.hasAsked(answer);
        }

        @Override
        public void answeredAgain(SipResponse answer, Hop source) {
            String tag = answer.headers().toTag();
            if (conversation != null && conversation.remoteTag().equals(tag)) conversation.acknowledge(seq);
            // Keep the early dialog: its BYE needs a higher number than its PRACK (RFC 3261 §12.2.1.1).
            else if (ringing.includes(tag)) late.dismiss(tag, ringing.answered(invite, answer, order.hop(), source));
            else late.answeredAgain(answer, source); // a second phone answered (RFC 3261 §13.2.2.4)
        }

        /// After a CANCEL, a 2xx without a readable CSeq may be the answer to the CANCEL, which does not end
        /// the call.
        @Override
        public void answeredBadly(SipResponse answer, Hop source, String why) {
            boolean waiting = state == State.CALLING || state == State.PROCEEDING;
            boolean ofCancel = cancelled && answer.headers().cseq() == null;
            String known = conversation == null ? ringing.onlyTag() : conversation.remoteTag();
            if (waiting && !ofCancel) new InviteUser().garbled(answer, source, why);
            else answeredAgain(Responses.readable(invite, answer, known), source);
        }
    }
}
