package io.ringtrue.telephony.sip.transaction;

import io.ringtrue.telephony.sip.message.Methods;
import io.ringtrue.telephony.sip.message.SipRequest;
import io.ringtrue.telephony.sip.message.SipResponse;
import io.ringtrue.telephony.sip.message.SipWriter;
import io.ringtrue.telephony.sip.transport.Alarms;
import io.ringtrue.telephony.sip.transport.Hop;
import io.ringtrue.telephony.sip.transport.Wire;
import java.time.Duration;

/// An INVITE on its way (RFC 3261 §17.1.1, figure 5). It ends at the first 2xx; repeats of that are the call's
/// business.
final class InviteClientTransaction implements ClientTransaction {
    private enum State {
        CALLING,
        PROCEEDING,
        COMPLETED,
        TERMINATED
    }

    private final SipRequest invite;
    private final byte[] bytes;
    private final Hop hop;
    private final TransactionLayer layer;
    private final Strand strand;
    private final User user;
    private State state = State.CALLING;
    private Duration pause;
    private Alarms.Alarm repeat = Alarms.Alarm.NONE;
    private Alarms.Alarm deadline = Alarms.Alarm.NONE;
    private byte[] ack = new byte[0];

    InviteClientTransaction(SipRequest invite, Hop hop, TransactionLayer layer, Strand strand, User user) {
        this.invite = invite;
        this.bytes = SipWriter.write(invite);
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
        layer.send(hop, bytes, () -> strand.run(this::transportFailed));
        // Timer A doubles without bound, on UDP alone; timer B ends it (RFC 3261 §17.1.1.2).
        if (!hop.transport().isReliable()) repeat = strand.after(pause, this::repeatInvite);
        deadline = strand.after(layer.timers().giveUp(), this::timerB);
    }

    /// One INVITE has left already and the phone may be ringing: a repeat that fails must not send the call
    /// elsewhere. Timer B decides.
    private void repeatInvite() {
        layer.send(hop, bytes, Wire.IGNORE);
        pause = pause.multipliedBy(2);
        repeat = strand.after(pause, this::repeatInvite);
    }

    private void timerB() {
        terminate();
        layer.unanswered(hop);
        user.timedOut();
    }

    private void transportFailed() {
        if (state != State.CALLING && state != State.PROCEEDING) return;
        terminate();
        user.transportFailed();
    }

    @Override
    public boolean receive(SipResponse response, Hop source) {
        return switch (state) {
            case CALLING, PROCEEDING -> {
                progress(response, source);
                yield true;
            }
            // The far end has not seen our ACK (RFC 3261 §17.1.1.2).
            case COMPLETED -> {
                if (response.status() >= 300) layer.send(hop, ack, Wire.IGNORE);
                yield !response.isSuccess();
            }
            case TERMINATED -> !response.isSuccess();
        };
    }

    private void progress(SipResponse response, Hop source) {
        repeat.cancel();
        deadline.cancel();
        if (response.isProvisional()) state = State.PROCEEDING;
        else if (response.isSuccess()) terminate();
        else complete(response);
        user.responded(response, source);
    }

    private void complete(SipResponse response) {
        state = State.COMPLETED;
        ack = SipWriter.write(Requests.along(invite, Methods.ACK, Responses.toOf(invite, response)));
        layer.send(hop, ack, Wire.IGNORE);
        // Timer D: at least 32 s on UDP, zero on a stream (RFC 3261 §17.1.1.2).
        if (hop.transport().isReliable()) terminate();
        else deadline = strand.after(layer.timers().d(), this::terminate);
    }

    @Override
    public void abandon() {
        terminate();
    }

    private void terminate() {
        state = State.TERMINATED;
        repeat.cancel();
        deadline.cancel();
        layer.forget(this, invite);
    }
}
