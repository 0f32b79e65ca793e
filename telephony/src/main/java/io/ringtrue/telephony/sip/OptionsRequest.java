package io.ringtrue.telephony.sip;

import io.ringtrue.telephony.sip.digest.DigestAuth;
import io.ringtrue.telephony.sip.message.Body;
import io.ringtrue.telephony.sip.message.Methods;
import io.ringtrue.telephony.sip.message.SipHeaders;
import io.ringtrue.telephony.sip.message.SipRequest;
import io.ringtrue.telephony.sip.message.SipResponse;
import io.ringtrue.telephony.sip.transaction.ClientTransaction;
import io.ringtrue.telephony.sip.transaction.Strand;
import io.ringtrue.telephony.sip.transport.Alarms;
import io.ringtrue.telephony.sip.transport.Hop;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Sends one OPTIONS outside any dialog and answers its challenges. All but [#start()] runs on its strand.
final class OptionsRequest implements ClientTransaction.User {
    private final UserAgentCore agent;
    private final OptionsOrder order;
    private final Consumer<OptionsOrder.Result> listener;
    private final Strand strand;
    private final DigestAuth auth;
    private final String callId;
    private final String localTag;
    private @Nullable ClientTransaction transaction;
    private Alarms.Alarm deadline = Alarms.Alarm.NONE;
    private int authorized;
    private long sentAt;
    private boolean over;

    OptionsRequest(UserAgentCore agent, OptionsOrder order, Consumer<OptionsOrder.Result> listener) {
        this.agent = agent;
        this.order = order;
        this.listener = listener;
        this.strand = agent.layer().newStrand();
        this.auth = new DigestAuth(order.credentials(), order.hop(), agent.ids());
        this.callId = agent.ids().callId();
        this.localTag = agent.ids().tag();
    }

    void start() {
        strand.run(() -> {
            deadline = strand.after(order.patience(), this::timedOut);
            send();
        });
    }

    private void send() {
        SipHeaders headers = new SipHeaders()
                .add("Via", agent.own().via(order.hop(), agent.ids().branch()))
                .add("Max-Forwards", "70")
                .add("From", '<' + order.from() + ">;tag=" + localTag)
                .add("To", '<' + order.target() + '>')
                .add("Call-ID", callId)
                .add("CSeq", authorized + 1 + " " + Methods.OPTIONS)
                .add("Contact", agent.own().contact(order.hop()))
                // RFC 3261 §11.1: the body that we would understand.
                .add("Accept", "application/sdp")
                .add("User-Agent", "Ringtrue");
        auth.sign(headers, Methods.OPTIONS, order.target(), Body.NONE, order.hop());
        sentAt = System.nanoTime();
        SipRequest options = new SipRequest(Methods.OPTIONS, order.target(), headers, Body.NONE);
        transaction = agent.layer().request(options, order.hop(), strand, this);
    }

    @Override
    public void responded(SipResponse response, Hop source) {
        if (over || response.isProvisional()) return;
        if (DigestAuth.isChallenge(response) && auth.accept(response, order.hop(), authorized)) {
            authorized++;
            send();
            return;
        }
        Duration roundTrip = Duration.ofNanos(System.nanoTime() - sentAt);
        end(new OptionsOrder.Result.Answered(response, authorized > 0, roundTrip));
    }

    @Override
    public void timedOut() {
        if (transaction != null) transaction.abandon();
        end(new OptionsOrder.Result.Silent());
    }

    @Override
    public void transportFailed() {
        end(new OptionsOrder.Result.Unsent());
    }

    private void end(OptionsOrder.Result result) {
        if (over) return;
        over = true;
        deadline.cancel();
        listener.accept(result);
    }
}
