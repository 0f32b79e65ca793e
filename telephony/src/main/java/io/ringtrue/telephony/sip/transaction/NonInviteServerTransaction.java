package io.ringtrue.telephony.sip.transaction;

import io.ringtrue.telephony.sip.message.SipRequest;
import io.ringtrue.telephony.sip.message.SipResponse;
import io.ringtrue.telephony.sip.message.SipWriter;
import io.ringtrue.telephony.sip.transport.Hop;
import io.ringtrue.telephony.sip.transport.Wire;
import org.jspecify.annotations.Nullable;

/// The server side of a request other than INVITE and ACK (RFC 3261 §17.2.2, figure 8).
final class NonInviteServerTransaction implements ServerTransaction {
    private enum State {
        TRYING,
        PROCEEDING,
        COMPLETED,
        TERMINATED
    }

    private final SipRequest request;
    private final Hop source;
    private final TransactionLayer layer;
    private final Strand strand;
    private State state = State.TRYING;
    private byte @Nullable [] last;

    NonInviteServerTransaction(SipRequest request, Hop source, TransactionLayer layer, Strand strand) {
        this.request = request;
        this.source = source;
        this.layer = layer;
        this.strand = strand;
    }

    @Override
    public SipRequest request() {
        return request;
    }

    @Override
    public Strand strand() {
        return strand;
    }

    @Override
    public void respond(SipResponse response) {
        if (state == State.COMPLETED || state == State.TERMINATED) return;
        last = SipWriter.write(response);
        strand.ladder().sent(response);
        sendLast();
        if (response.isProvisional()) {
            state = State.PROCEEDING;
            return;
        }
        state = State.COMPLETED;
        // RFC 3261 §17.2.2: timer J is 64*T1 on UDP and zero on TCP.
        if (source.transport().isReliable()) terminate();
        else strand.after(layer.timers().giveUp(), this::terminate);
    }

    @Override
    public void repeated() {
        if (last != null) strand.ladder().sentAgain(true, request.method(), Requests.cseqNumber(request));
        sendLast();
    }

    private void sendLast() {
        if (last != null) layer.send(Responses.destination(request, source), last, Wire.IGNORE);
    }

    private void terminate() {
        state = State.TERMINATED;
        layer.forget(this);
    }
}
