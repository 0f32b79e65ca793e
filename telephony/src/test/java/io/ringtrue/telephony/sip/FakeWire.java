package io.ringtrue.telephony.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Keeps what was sent, for a test to read.
final class FakeWire implements Wire {
    private final List<SipMessage> sent = new ArrayList<>();
    private final List<Hop> unanswered = new ArrayList<>();
    private Runnable lastFailed = () -> {};
    private Hop lastHop = TestAgent.PEER;

    @Override
    public void send(Hop hop, byte[] message, Runnable failed) {
        sent.add(
                switch (SipParser.read(message, 0, message.length)) {
                    case Reading.Whole(SipMessage whole) -> whole;
                    // The answer to a broken request repeats what is broken.
                    case Reading.Spoiled(String _, SipResponse echo) -> echo;
                    case Reading.Faulty(int _, String why, SipRequest request) ->
                        throw new AssertionError("sent broken: " + request + ", " + why);
                    case Reading.Garbage(String why) -> throw new AssertionError("sent garbage: " + why);
                });
        lastFailed = failed;
        lastHop = hop;
    }

    @Override
    public void unanswered(Hop hop, Duration waited) {
        unanswered.add(hop);
    }

    /// The hops found silent.
    List<Hop> unanswered() {
        return unanswered;
    }

    /// What was sent since the last question, such as `INVITE`, `200`.
    List<String> take() {
        List<String> names = sent.stream()
                .map(message -> switch (message) {
                    case SipRequest request -> request.method();
                    case SipResponse response -> String.valueOf(response.status());
                })
                .toList();
        sent.clear();
        return names;
    }

    SipRequest firstRequest() {
        return (SipRequest) sent.removeFirst();
    }

    SipRequest onlyRequest() {
        assertThat(sent).hasSize(1);
        return (SipRequest) sent.removeFirst();
    }

    /// Where the last message went.
    Hop lastHop() {
        return lastHop;
    }

    void failLast() {
        lastFailed.run();
    }
}
