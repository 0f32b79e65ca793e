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
    private final LinkedBlockingQueue<String> told = new LinkedBlockingQueue<>();

    public void expect(String line) throws InterruptedException {
        assertThat(told.poll(20, TimeUnit.SECONDS))
                .as("what the call tells next")
                .isEqualTo(line);
    }

    /// Forgets the events so far.
    public void drain() {
        told.clear();
    }

    /// The events that no test has taken yet.
    public Iterable<String> rest() {
        return told;
    }

    @Override
    public void heardFromElsewhere(InetAddress address) {
        told.add("elsewhere " + address.getHostAddress());
    }

    @Override
    public void challenged() {
        told.add("challenged");
    }

    @Override
    public void provisional(SipResponse response) {
        told.add("provisional " + response.status());
    }

    @Override
    public void answered(SipResponse response) {
        told.add("answered " + response.status());
    }

    @Override
    public void refused(SipResponse response) {
        told.add("refused " + response.status());
    }

    @Override
    public void failed(Failure failure, String detail) {
        told.add("failed " + failure);
    }

    @Override
    public void confirmed(Body body) {
        told.add("confirmed");
    }

    @Override
    public void cancelled() {
        told.add("cancelled");
    }

    @Override
    public Optional<String> info(Body body) {
        told.add("info " + body.type());
        return body.is("application/dtmf-relay") ? Optional.empty() : Optional.of("application/dtmf-relay");
    }

    @Override
    public Optional<Body> reoffered(Body offer) {
        told.add("reoffered");
        return Optional.of(Body.sdp("v=0".getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
    }

    @Override
    public void reanswered(Body answer) {
        told.add("reanswered");
    }

    @Override
    public void ended(DialogEnd ending) {
        switch (ending) {
            case DialogEnd.Bye(var bye) -> told.add("bye");
            case DialogEnd.Lost(String why) -> told.add("lost");
        }
    }
}
