package io.ringtrue.telephony.call;

import io.ringtrue.telephony.call.CallEvent.Kind;
import io.ringtrue.telephony.call.CallRefused.Cause;
import io.ringtrue.telephony.call.keys.KeyInfo;
import io.ringtrue.telephony.call.keys.KeyLog;
import io.ringtrue.telephony.call.trunk.TrunkLine;
import io.ringtrue.telephony.rtp.RtpStream;
import io.ringtrue.telephony.sdp.NoVoice;
import io.ringtrue.telephony.sdp.VoicePath;
import io.ringtrue.telephony.sip.DialogEnd;
import io.ringtrue.telephony.sip.InviteOrder;
import io.ringtrue.telephony.sip.OutgoingCall;
import io.ringtrue.telephony.sip.OutgoingListener;
import io.ringtrue.telephony.sip.message.Body;
import io.ringtrue.telephony.sip.message.ShownText;
import io.ringtrue.telephony.sip.message.SipResponse;
import io.ringtrue.telephony.sip.transaction.Ladder;
import io.ringtrue.telephony.sip.transport.Hop;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// One INVITE over one trunk, with everything that follows from it. All methods but [#hangUp()] and
/// [#giveBack()] are called in the order of the messages, never two at a time.
final class Attempt implements OutgoingListener {
    /// The longest rest that a trunk gets. If its Retry-After asks for more, it is tried again after this.
    private static final long LONGEST_REST_SECONDS = 60;

    /// How long a trunk that did not answer is tried after the others: about the time that one call loses on
    /// it.
    private static final Duration DOUBT = Duration.ofSeconds(30);

    /// The longest reason phrase in a log line. A phrase of the carrier's may have any length.
    private static final int LONGEST_REASON = 200;

    private final TrunkLine line;
    private final Hop hop;
    private final Dialling dialling;
    private final CallMedia media;
    private final OutgoingCall call;
    private final AtomicBoolean holdsPlace = new AtomicBoolean(true);
    /// Whether a response above 100 has arrived. Then no other trunk may be tried, because the phone may be
    /// ringing.
    private boolean progressed;
    private boolean rang;
    private final AttemptTimes times = new AttemptTimes();
    private Body earlyDescription = Body.NONE;

    private Attempt(TrunkLine line, Hop hop, Dialling dialling, RtpStream stream) {
        this.line = line;
        this.hop = hop;
        this.dialling = dialling;
        CallEnvironment environment = dialling.environment();
        this.media = new CallMedia(
                stream,
                line,
                hop.address().getAddress(),
                environment.mediaAddress(hop.address().getAddress()),
                new KeyRoad(dialling, KeyLog.Way.TONES),
                dialling.ear(),
                environment.lookup());
        InviteOrder order = new InviteOrder(
                line.addressOf(dialling.order().number()),
                line.callerAddress(),
                hop,
                line.credentials(),
                media.offer(),
                line.sources());
        this.call = environment.sip().newCall(order, this);
    }

    /// @return null when the address of the trunk is not known
    static @Nullable Attempt over(TrunkLine line, Dialling dialling, RtpStream stream) {
        return line.hop().map(hop -> new Attempt(line, hop, dialling, stream)).orElse(null);
    }

    void start() {
        dialling.record().tried(line.name(), call.callId());
        times.began();
        dialling.event(Kind.INVITE, "trunk " + line.name() + " over " + hop.transport());
        call.start();
    }

    void hangUp() {
        call.hangUp();
    }

    /// Frees the place on the trunk. Repeating it does nothing.
    void giveBack() {
        if (holdsPlace.compareAndSet(true, false)) line.giveBack();
    }

    /// Waits until the last message of this attempt has passed.
    ///
    /// @return false when it has not within `patience`
    boolean awaitOver(Duration patience) throws InterruptedException {
        return times.awaitOver(patience);
    }

    CallTrace trace(CallClock clock, AttemptTimes.Voices voices) {
        Ladder.Copy ladder = call.ladder();
        return new CallTrace(
                line.name(),
                hop.transport().name(),
                call.callId(),
                clock.at(times.beganNanos()),
                ladder.rungs().stream().map(times::message).toList(),
                ladder.leftOut(),
                times.toRinging(),
                times.toAnswer(),
                media.agreed().map(path -> times.figures(path, voices)));
    }

    @Override
    public void over() {
        times.over();
    }

    @Override
    public void challenged() {
        dialling.event(Kind.CHALLENGED, "trunk " + line.name());
    }

    @Override
    public void heardFromElsewhere(InetAddress address) {
        dialling.event(Kind.UNLISTED_SOURCE, "SIP from " + address.getHostAddress());
    }

    @Override
    public void provisional(SipResponse response) {
        progressed = true;
        rang = rang || response.status() == 180 || response.status() == 183;
        Body description = response.body().description();
        if (!description.isEmpty()) {
            earlyDescription = description;
            media.take(earlyDescription);
            if (rang) times.rang();
            dialling.event(Kind.EARLY_MEDIA, String.valueOf(response.status()));
        } else if (response.status() == 180) {
            times.rang();
            dialling.event(Kind.RINGING, "");
        }
    }

    @Override
    public void answered(SipResponse response) {
        // RFC 3261 §13.2.1: the SDP answer may have arrived with a 183 already. Much equipment then leaves it
        // out of the 200.
        Body given = response.body().description();
        Body description = given.isEmpty() ? earlyDescription : given;
        switch (media.take(description)) {
            case VoicePath path -> {
                times.answered();
                dialling.answered(path.codec().name(), path.keys().isPresent());
            }
            case NoVoice(String problem) -> {
                dialling.record().status(response.status());
                call.hangUp();
                dialling.event(Kind.BYE, "us, no voice");
                refuse(Cause.TRUNK_FAULT, response.status(), OptionalInt.empty(), problem);
            }
        }
    }

    @Override
    public void refused(SipResponse response) {
        int status = response.status();
        OptionalInt q850 = ReasonHeader.q850(response.headers());
        dialling.record().status(status);
        dialling.record().cause(q850);
        String said = status + " " + ShownText.of(response.reason(), LONGEST_REASON);
        dialling.event(Kind.REFUSED, said);
        if (status == 503) rest(response);
        Cause cause = RefusalCauses.of(status, rang);
        if (dialling.hasRingTimedOut() && cause == Cause.TRUNK_FAULT) cause = Cause.NO_ANSWER;
        CallRefused refusal = refusal(cause, status, q850, said);
        if (RefusalCauses.isTrunkToBlame(status)) failOverOr(refusal);
        else dialling.refuse(refusal);
    }

    @Override
    public void failed(Failure failure, String detail) {
        switch (failure) {
            case TIMEOUT, TRANSPORT -> {
                line.doubt(DOUBT);
                failOverOr(refusal(Cause.TRUNK_FAULT, 0, OptionalInt.empty(), detail));
            }
            case GARBLED -> refuse(Cause.TRUNK_FAULT, 0, OptionalInt.empty(), "the answer cannot be read: " + detail);
            case CANCELLED -> {
                if (!dialling.isHangUpWanted()) dialling.event(Kind.BYE, "far end, before it answered");
                refuse(causeOfCancelled(), 0, OptionalInt.empty(), detail);
            }
        }
    }

    /// If we did not want to hang up, the far end hung up while it rang.
    private Cause causeOfCancelled() {
        if (dialling.hasRingTimedOut()) return Cause.NO_ANSWER;
        return dialling.isHangUpWanted() ? Cause.CANCELLED : Cause.REJECTED;
    }

    /// Tries another trunk only while no response above 100 has arrived, so that a phone never rings twice.
    private void failOverOr(CallRefused refusal) {
        giveBack();
        if (!progressed && !dialling.isHangUpWanted()) dialling.failOver(refusal);
        else dialling.refuse(dialling.hasRingTimedOut() ? noAnswer(refusal) : refusal);
    }

    private static CallRefused noAnswer(CallRefused refusal) {
        return new CallRefused(Cause.NO_ANSWER, refusal.sipStatus(), refusal.q850(), refusal.detail());
    }

    private void refuse(Cause cause, int status, OptionalInt q850, String detail) {
        dialling.refuse(refusal(cause, status, q850, detail));
    }

    private CallRefused refusal(Cause cause, int status, OptionalInt q850, String detail) {
        return new CallRefused(cause, status, q850, "trunk " + line.name() + ": " + detail);
    }

    /// RFC 3261 §21.5.4: the trunk is not to be called before the time in Retry-After.
    private void rest(SipResponse response) {
        String retryAfter = response.headers().first("Retry-After");
        if (retryAfter == null) return;
        long seconds = 0;
        for (int i = 0; i < retryAfter.length() && i < 6 && Character.isDigit(retryAfter.charAt(i)); i++) {
            seconds = seconds * 10 + Character.digit(retryAfter.charAt(i), 10);
        }
        line.rest(Duration.ofSeconds(Math.min(seconds, LONGEST_REST_SECONDS)));
    }

    @Override
    public Optional<String> info(Body body) {
        Optional<String> keys = KeyInfo.read(body);
        if (keys.isEmpty()) return Optional.of(KeyInfo.ACCEPTED);
        keys.get().chars().forEach(key -> dialling.pressed((char) key, KeyLog.Way.INFO));
        return Optional.empty();
    }

    @Override
    public Optional<Body> reoffered(Body offer) {
        return media.reoffered(offer);
    }

    /// The ACK carries the answer to the offer that the far end asked for.
    @Override
    public void confirmed(Body answer) {
        if (answer.isEmpty() || !(media.take(answer) instanceof NoVoice(String problem))) return;
        call.hangUp();
        dialling.ended(CallEnded.Cause.LOST, "us, no voice: " + problem);
    }

    @Override
    public void ended(DialogEnd ending) {
        switch (ending) {
            case DialogEnd.Bye(var bye) -> {
                dialling.record().cause(ReasonHeader.q850(bye.headers()));
                dialling.ended(CallEnded.Cause.FAR_END, "far end");
            }
            case DialogEnd.Lost(String why) -> dialling.ended(CallEnded.Cause.LOST, "lost: " + why);
        }
    }
}
