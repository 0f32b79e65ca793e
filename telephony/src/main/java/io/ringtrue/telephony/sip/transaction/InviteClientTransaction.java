package io.ringtrue.telephony.sip.transaction;

import io.ringtrue.telephony.sip.message.Methods;
import io.ringtrue.telephony.sip.message.SipRequest;
import io.ringtrue.telephony.sip.message.SipResponse;
import io.ringtrue.telephony.sip.message.SipWriter;
import io.ringtrue.telephony.sip.transport.Alarms;
import io.ringtrue.telephony.sip.transport.Hop;
import io.ringtrue.telephony.sip.transport.Wire;
import java.time.Duration;

/// The client side of an INVITE (RFC 3261 §17.1.1, figure 5). It ends at the first 2xx; the call handles
/// repeats of the 2xx (RFC 3261 §13.2.2.4).
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
        strand.ladder().sent(invite);
        layer.send(hop, bytes, () -> strand.run(this::transportFailed));
        // RFC 3261 §17.1.1.2: timer A repeats the INVITE on UDP only and doubles without limit, until timer
        // B.
        if (!hop.transport().isReliable()) repeat = strand.after(pause, this::repeatInvite);
        deadline = strand.after(layer.timers().giveUp(), this::timerB);
    }

    /// Ignores a failure to send: the first INVITE has been sent and the phone may be ringing, so the call
    /// must not move to another trunk. Timer B decides.
    private void repeatInvite() {
        strand.ladder().sent(invite);
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
            // RFC 3261 §17.1.1.2: a repeated refusal means that our ACK was lost. Send it again.
            case COMPLETED -> {
                if (response.status() >= 300) acknowledgeAgain();
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
        SipRequest acknowledgement = Requests.along(invite, Methods.ACK, Responses.toOf(invite, response));
        ack = SipWriter.write(acknowledgement);
        strand.ladder().sent(acknowledgement);
        layer.send(hop, ack, Wire.IGNORE);
        // RFC 3261 §17.1.1.2: timer D is at least 32 s on UDP and zero on TCP.
        if (hop.transport().isReliable()) terminate();
        else deadline = strand.after(layer.timers().d(), this::terminate);
    }

    private void acknowledgeAgain() {
        strand.ladder().sentAgain(false, Methods.ACK, Requests.cseqNumber(invite));
        layer.send(hop, ack, Wire.IGNORE);
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
