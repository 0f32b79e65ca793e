package io.ringtrue.telephony.sip.transaction;

import io.ringtrue.telephony.sip.message.SipRequest;
import io.ringtrue.telephony.sip.message.SipResponse;
import io.ringtrue.telephony.sip.message.SipWriter;
import io.ringtrue.telephony.sip.transport.Alarms;
import io.ringtrue.telephony.sip.transport.Hop;
import io.ringtrue.telephony.sip.transport.Wire;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// An INVITE being answered (RFC 3261 §17.2.1, figure 7, with the state RFC 6026 §7.1 adds for a 2xx).
public final class InviteServerTransaction implements ServerTransaction {
    private enum State {
        PROCEEDING,
        /// A 2xx went out: repeats of the INVITE are absorbed, the 2xx itself is repeated by the call (RFC 6026
        /// §7.1).
        ACCEPTED,
        COMPLETED,
        CONFIRMED,
        TERMINATED
    }

    private final SipRequest invite;
    private final Hop source;
    private final TransactionLayer layer;
    private final Strand strand;
    private Runnable onCancel = Wire.IGNORE;
    private State state = State.PROCEEDING;
    private byte @Nullable [] last;
    private Duration pause;
    private Alarms.Alarm repeat = Alarms.Alarm.NONE;
    private Alarms.Alarm deadline = Alarms.Alarm.NONE;

    InviteServerTransaction(SipRequest invite, Hop source, TransactionLayer layer, Strand strand) {
        this.invite = invite;
        this.source = source;
        this.layer = layer;
        this.strand = strand;
        this.pause = layer.timers().t1();
    }

    @Override
    public SipRequest request() {
        return invite;
    }

    @Override
    public Strand strand() {
        return strand;
    }

    @Override
    public void respond(SipResponse response) {
        if (state != State.PROCEEDING) return;
        last = SipWriter.write(response);
        sendLast();
        if (response.isSuccess()) accept();
        else if (!response.isProvisional()) complete();
    }

    /// @param task what a CANCEL brings about while there is no final response
    public void onCancel(Runnable task) {
        onCancel = task;
    }

    public void cancel() {
        if (state == State.PROCEEDING) onCancel.run();
    }

    private void accept() {
        state = State.ACCEPTED;
        // Timer L (RFC 6026 §7.1).
        deadline = strand.after(layer.timers().giveUp(), this::terminate);
    }

    private void complete() {
        state = State.COMPLETED;
        // Timer G repeats on UDP alone; timer H gives up waiting for the ACK (RFC 3261 §17.2.1).
        if (!source.transport().isReliable()) repeat = strand.after(pause, this::repeatFinal);
        deadline = strand.after(layer.timers().giveUp(), this::terminate);
    }

    private void repeatFinal() {
        sendLast();
        pause = layer.timers().doubled(pause);
        repeat = strand.after(pause, this::repeatFinal);
    }

    @Override
    public void repeated() {
        if (state == State.PROCEEDING || state == State.COMPLETED) sendLast();
    }

    /// An ACK with this transaction's branch, which is one for a refusal (RFC 3261 §17.2.1).
    ///
    /// @return false when it is not this transaction's business
    public boolean acknowledged() {
        if (state == State.COMPLETED) {
            state = State.CONFIRMED;
            repeat.cancel();
            deadline.cancel();
            // Timer I: T4 on UDP, zero on a stream.
            if (source.transport().isReliable()) terminate();
            else deadline = strand.after(layer.timers().t4(), this::terminate);
        }
        return state != State.ACCEPTED;
    }

    private void sendLast() {
        if (last != null) layer.send(Responses.destination(invite, source), last, Wire.IGNORE);
    }

    private void terminate() {
        state = State.TERMINATED;
        repeat.cancel();
        deadline.cancel();
        layer.forget(this);
    }
}
