package io.ringtrue.telephony.sip;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.telephony.sip.message.Body;
import io.ringtrue.telephony.sip.message.SipResponse;
import java.net.InetAddress;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Records the events of a call, one line each, for which a test can wait.
public class RecordingListener implements OutgoingListener {
    private final LinkedBlockingQueue<String> events = new LinkedBlockingQueue<>();

    public void expect(String line) throws InterruptedException {
        assertThat(events.poll(20, TimeUnit.SECONDS))
                .as("what the call tells next")
                .isEqualTo(line);
    }

    /// Forgets the events so far.
    public void drain() {
        events.clear();
    }

    /// The events that no test has taken yet.
    public Iterable<String> rest() {
        return events;
    }

    @Override
    public void heardFromElsewhere(InetAddress address) {
        events.add("elsewhere " + address.getHostAddress());
    }

    @Override
    public void challenged() {
        events.add("challenged");
    }

    @Override
    public void provisional(SipResponse response) {
        events.add("provisional " + response.status());
    }

    @Override
    public void answered(SipResponse response) {
        events.add("answered " + response.status());
    }

    @Override
    public void refused(SipResponse response) {
        events.add("refused " + response.status());
    }

    @Override
    public void failed(Failure failure, String detail) {
        events.add("failed " + failure);
    }

    @Override
    public void confirmed(Body body) {
        events.add("confirmed");
    }

    @Override
    public void cancelled() {
        events.add("cancelled");
    }

    @Override
    public Optional<String> info(Body body) {
        events.add("info " + body.type());
        return body.is("application/dtmf-relay") ? Optional.empty() : Optional.of("application/dtmf-relay");
    }

    @Override
    public Optional<Body> reoffered(Body offer) {
        events.add("reoffered");
        return Optional.of(Body.sdp("v=0".getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
    }

    @Override
    public void reanswered(Body answer) {
        events.add("reanswered");
    }

    @Override
    public void ended(DialogEnd ending) {
        switch (ending) {
            case DialogEnd.Bye(var bye) -> events.add("bye");
            case DialogEnd.Lost(String why) -> events.add("lost");
        }
    }
}
