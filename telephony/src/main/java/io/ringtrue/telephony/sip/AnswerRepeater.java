package io.ringtrue.telephony.sip;

import io.ringtrue.telephony.sip.message.CSeq;
import io.ringtrue.telephony.sip.message.Methods;
import io.ringtrue.telephony.sip.message.SipResponse;
import io.ringtrue.telephony.sip.message.SipWriter;
import io.ringtrue.telephony.sip.transaction.Strand;
import io.ringtrue.telephony.sip.transaction.TransactionLayer;
import io.ringtrue.telephony.sip.transport.Alarms;
import io.ringtrue.telephony.sip.transport.Hop;
import io.ringtrue.telephony.sip.transport.Wire;
import java.time.Duration;

/// Repeats a 2xx to INVITE until its ACK arrives, over TCP as well (RFC 3261 §13.3.1.4). Used on the call's
/// strand only.
final class AnswerRepeater {
    private final TransactionLayer layer;
    private final Strand strand;
    private Alarms.Alarm repeat = Alarms.Alarm.NONE;
    private Alarms.Alarm deadline = Alarms.Alarm.NONE;
    private Duration pause;
    private boolean waiting;

    AnswerRepeater(TransactionLayer layer, Strand strand) {
        this.layer = layer;
        this.strand = strand;
        this.pause = layer.timers().t1();
    }

    /// Starts repeating, first after T1, then each time after twice the pause, at most T2.
    ///
    /// @param gaveUp run if no ACK arrives within 64*T1; it is not run after [#stop]
    void start(SipResponse answer, Hop destination, Runnable gaveUp) {
        byte[] bytes = SipWriter.write(answer);
        CSeq cseq = answer.headers().cseq();
        long number = cseq == null ? 0 : cseq.number();
        waiting = true;
        pause = layer.timers().t1();
        repeat = strand.after(pause, () -> again(bytes, number, destination));
        deadline = strand.after(layer.timers().giveUp(), () -> {
            stop();
            gaveUp.run();
        });
    }

    private void again(byte[] bytes, long cseq, Hop destination) {
        strand.ladder().sentAgain(true, Methods.INVITE, cseq);
        layer.send(destination, bytes, Wire.IGNORE);
        pause = layer.timers().doubled(pause);
        repeat = strand.after(pause, () -> again(bytes, cseq, destination));
    }

    boolean isWaiting() {
        return waiting;
    }

    void stop() {
        waiting = false;
        repeat.cancel();
        deadline.cancel();
    }
}
