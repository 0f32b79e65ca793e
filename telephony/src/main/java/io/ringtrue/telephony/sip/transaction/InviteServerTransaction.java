package io.ringtrue.telephony.sip.transaction;

import io.ringtrue.telephony.sip.message.Methods;
import io.ringtrue.telephony.sip.message.SipRequest;
import io.ringtrue.telephony.sip.message.SipResponse;
import io.ringtrue.telephony.sip.message.SipWriter;
import io.ringtrue.telephony.sip.transport.Alarms;
import io.ringtrue.telephony.sip.transport.Hop;
import io.ringtrue.telephony.sip.transport.Wire;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The server side of an INVITE (RFC 3261 §17.2.1, figure 7, with the state that RFC 6026 §7.1 adds for a
/// 2xx).
public final class InviteServerTransaction implements ServerTransaction {
    private enum State {
        PROCEEDING,
        /// A 2xx was sent. Repeats of the INVITE are absorbed; the call repeats the 2xx itself (RFC 6026
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
        strand.ladder().sent(response);
        sendLast();
        if (response.isSuccess()) accept();
        else if (!response.isProvisional()) complete();
    }

    /// Sets what to do on CANCEL.
    ///
    /// @param task run on the strand if a CANCEL arrives before the final response
    public void onCancel(Runnable task) {
        onCancel = task;
    }

    /// A CANCEL arrived. Without effect after the final response (RFC 3261 §9.2).
    public void cancel() {
        if (state == State.PROCEEDING) onCancel.run();
    }

    private void accept() {
        state = State.ACCEPTED;
        // Timer L: 64*T1 (RFC 6026 §7.1).
        deadline = strand.after(layer.timers().giveUp(), this::terminate);
    }

    private void complete() {
        state = State.COMPLETED;
        // RFC 3261 §17.2.1: timer G repeats the response on UDP only; timer H ends the wait for the ACK.
        if (!source.transport().isReliable()) repeat = strand.after(pause, this::repeatFinal);
        deadline = strand.after(layer.timers().giveUp(), this::terminate);
    }

    private void repeatFinal() {
        sendAgain();
        pause = layer.timers().doubled(pause);
        repeat = strand.after(pause, this::repeatFinal);
    }

    @Override
    public void repeated() {
        if (state == State.PROCEEDING || state == State.COMPLETED) sendAgain();
    }

    private void sendAgain() {
        if (last != null) strand.ladder().sentAgain(true, Methods.INVITE, Requests.cseqNumber(invite));
        sendLast();
    }

    /// An ACK with this transaction's branch arrived. It acknowledges a refusal (RFC 3261 §17.2.1).
    ///
    /// @return false when it acknowledges a 2xx, which the call must handle
    public boolean acknowledged() {
        if (state == State.COMPLETED) {
            state = State.CONFIRMED;
            repeat.cancel();
            deadline.cancel();
            // RFC 3261 §17.2.1: timer I is T4 on UDP and zero on TCP.
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
