package io.ringtrue.telephony.sip.transaction;

import io.ringtrue.telephony.sip.message.SipRequest;
import io.ringtrue.telephony.sip.message.SipResponse;
import io.ringtrue.telephony.sip.message.SipWriter;
import io.ringtrue.telephony.sip.transport.Alarms;
import io.ringtrue.telephony.sip.transport.Hop;
import java.time.Duration;

/// The client side of a request other than INVITE and ACK (RFC 3261 §17.1.2, figure 6).
final class NonInviteClientTransaction implements ClientTransaction {
    private enum State {
        TRYING,
        PROCEEDING,
        COMPLETED,
        TERMINATED
    }

    private final SipRequest request;
    private final byte[] bytes;
    private final Hop hop;
    private final TransactionLayer layer;
    private final Strand strand;
    private final User user;
    private State state = State.TRYING;
    private Duration pause;
    private Alarms.Alarm repeat = Alarms.Alarm.NONE;
    private Alarms.Alarm deadline = Alarms.Alarm.NONE;

    NonInviteClientTransaction(SipRequest request, Hop hop, TransactionLayer layer, Strand strand, User user) {
        this.request = request;
        this.bytes = SipWriter.write(request);
        this.hop = hop;
        this.layer = layer;
        this.strand = strand;
        this.user = user;
        this.pause = layer.timers().t1();
    }

    @Override
    public User user() {
        return user;
    }

    @Override
    public byte[] written() {
        return bytes;
    }

    @Override
    public Strand strand() {
        return strand;
    }

    @Override
    public void start() {
        strand.ladder().sent(request);
        layer.send(hop, bytes, () -> strand.run(this::transportFailed));
        if (!hop.transport().isReliable()) repeat = strand.after(pause, this::repeatRequest);
        deadline = strand.after(layer.timers().giveUp(), this::timerF);
    }

    /// RFC 3261 §17.1.2.2: timer E doubles up to T2; after a provisional response it is T2.
    private void repeatRequest() {
        strand.ladder().sent(request);
        layer.send(hop, bytes, () -> strand.run(this::transportFailed));
        pause = state == State.PROCEEDING ? layer.timers().t2() : layer.timers().doubled(pause);
        repeat = strand.after(pause, this::repeatRequest);
    }

    private void timerF() {
        terminate();
        layer.unanswered(hop);
        user.timedOut();
    }

    private void transportFailed() {
        if (state != State.TRYING && state != State.PROCEEDING) return;
        terminate();
        user.transportFailed();
    }

    @Override
    public boolean receive(SipResponse response, Hop source) {
        if (state == State.COMPLETED || state == State.TERMINATED) return true;
        if (response.isProvisional()) {
            state = State.PROCEEDING;
        } else {
            complete();
        }
        user.responded(response, source);
        return true;
    }

    private void complete() {
        state = State.COMPLETED;
        repeat.cancel();
        deadline.cancel();
        // RFC 3261 §17.1.2.2: timer K absorbs repeats for T4 on UDP; it is zero on TCP.
        if (hop.transport().isReliable()) terminate();
        else deadline = strand.after(layer.timers().t4(), this::terminate);
    }

    @Override
    public void abandon() {
        terminate();
    }

    private void terminate() {
        state = State.TERMINATED;
        repeat.cancel();
        deadline.cancel();
        layer.forget(this, request);
    }
}
