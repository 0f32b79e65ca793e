package io.ringtrue.telephony.sip.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.telephony.sip.TestAgent;
import io.ringtrue.telephony.sip.message.ParsedMessage;
import io.ringtrue.telephony.sip.message.SipMessage;
import io.ringtrue.telephony.sip.message.SipParser;
import io.ringtrue.telephony.sip.message.SipRequest;
import io.ringtrue.telephony.sip.message.SipResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Records the messages sent, for a test to read.
public final class FakeWire implements Wire {
    private final List<SipMessage> sent = new ArrayList<>();
    private final List<Hop> unanswered = new ArrayList<>();
    private Runnable lastFailed = () -> {};
    private Hop lastHop = TestAgent.PEER;

    @Override
    public void send(Hop hop, byte[] message, Runnable failed) {
        sent.add(
                switch (SipParser.read(message, 0, message.length)) {
                    case ParsedMessage.Whole(SipMessage whole) -> whole;
                    // The answer to a broken request copies the broken fields.
                    case ParsedMessage.Spoiled(String _, SipResponse echo) -> echo;
                    case ParsedMessage.Faulty(int _, String why, SipRequest request) ->
                        throw new AssertionError("sent broken: " + request + ", " + why);
                    case ParsedMessage.Garbage(String why) -> throw new AssertionError("sent garbage: " + why);
                });
        lastFailed = failed;
        lastHop = hop;
    }

    @Override
    public void unanswered(Hop hop, Duration waited) {
        unanswered.add(hop);
    }

    /// The hops that were reported as unanswered.
    public List<Hop> unanswered() {
        return unanswered;
    }

    /// The messages sent since the last call, such as `INVITE`, `200`.
    public List<String> take() {
        List<String> names = sent.stream()
                .map(message -> switch (message) {
                    case SipRequest request -> request.method();
                    case SipResponse response -> String.valueOf(response.status());
                })
                .toList();
        sent.clear();
        return names;
    }

    public SipRequest firstRequest() {
        return (SipRequest) sent.removeFirst();
    }

    public SipRequest onlyRequest() {
        assertThat(sent).hasSize(1);
        return (SipRequest) sent.removeFirst();
    }

    /// Where the last message was sent.
    public Hop lastHop() {
        return lastHop;
    }

    public void failLast() {
        lastFailed.run();
    }
}
