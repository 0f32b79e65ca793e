package io.ringtrue.telephony.phone.odd;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.ringtrue.telephony.audio.Sound;
import io.ringtrue.telephony.audio.Tones;
import io.ringtrue.telephony.call.Call;
import io.ringtrue.telephony.call.CallEvent;
import io.ringtrue.telephony.call.CallRefused;
import io.ringtrue.telephony.call.DialOrder;
import io.ringtrue.telephony.call.DialerSettings;
import io.ringtrue.telephony.call.DialerSettings.Transport;
import io.ringtrue.telephony.call.RtpPortRange;
import io.ringtrue.telephony.call.SipDialer;
import io.ringtrue.telephony.call.keys.DigitRule;
import io.ringtrue.telephony.call.trunk.Trunk;
import io.ringtrue.telephony.call.trunk.TrunkSetting;
import io.ringtrue.telephony.phone.Callee;
import io.ringtrue.telephony.phone.CalleeBook;
import io.ringtrue.telephony.phone.FarEnd;
import io.ringtrue.telephony.phone.Oddity;
import io.ringtrue.telephony.phone.Person;
import io.ringtrue.telephony.phone.PhoneEvent;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/// One real call over the loopback to a far end with an oddity, and its result at both ends.
///
/// @param keyed the keys that our side collected, may be empty; `refused CAUSE: …` when the call was not
/// answered
/// @param farEnd the last event at the far end: [PhoneEvent.Kind#BYE] when our BYE arrived
/// @param story our side's events
record OddCall(String keyed, PhoneEvent farEnd, List<CallEvent> story) {
    static final String NUMBER = "+12015550123";
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final DigitRule FOUR_DIGITS = new DigitRule(4, Duration.ofSeconds(6), Duration.ofSeconds(2));

    /// A person presses 4421 while the prompt plays.
    static OddCall to(Oddity oddity) throws IOException, InterruptedException {
        return to(oddity, Person.keying("4421"));
    }

    static OddCall to(Oddity oddity, Callee callee) throws IOException, InterruptedException {
        return to(oddity, callee, UnaryOperator.identity());
    }

    /// The same over TCP.
    static OddCall overTcp(Oddity oddity) throws IOException, InterruptedException {
        return to(oddity, Person.keying("4421"), OddCall::byTcp);
    }

    private static Trunk byTcp(Trunk trunk) {
        return trunk.with(Map.of(TrunkSetting.URI, trunk.uri() + ";transport=tcp"));
    }

    /// @param change changes the trunk of the call
    static OddCall to(Oddity oddity, Callee callee, UnaryOperator<Trunk> change)
            throws IOException, InterruptedException {
        BlockingQueue<PhoneEvent> ends = new LinkedBlockingQueue<>();
        BlockingQueue<CallEvent> story = new LinkedBlockingQueue<>();
        try (FarEnd farEnd = FarEnd.open(
                        LOOPBACK,
                        0,
                        CalleeBook.everywhere(callee),
                        (_, event) -> {
                            if (event.isLast()) ends.add(event);
                        },
                        oddity,
                        Thread.ofVirtual().factory(),
                        Clock.systemUTC());
                SipDialer dialer = dialer(change.apply(trunk(farEnd.port())))) {
            Call call = dialer.dial(new DialOrder(NUMBER, Duration.ofSeconds(10), Duration.ofSeconds(60), story::add));
            String keyed = keyed(call);
            PhoneEvent end = ends.poll(10, TimeUnit.SECONDS);
            if (end == null) throw new AssertionError("the far end was left hanging; our side saw " + story);
            return new OddCall(keyed, end, List.copyOf(story));
        }
    }

    private static String keyed(Call call) {
        if (call.awaitAnswer() instanceof CallRefused refused)
            return "refused " + refused.cause() + ": " + refused.detail();
        try {
            call.play(Sound.of(Tones.silence(Duration.ofSeconds(8))));
            return new String(call.collect(FOUR_DIGITS).ascii(), US_ASCII);
        } finally {
            call.hangUp();
        }
    }

    private static Trunk trunk(int port) {
        return new Trunk(
                "odd",
                Map.of(
                        TrunkSetting.URI,
                        "sip:127.0.0.1:" + port,
                        TrunkSetting.USERNAME,
                        "trunk",
                        TrunkSetting.PASSWORD,
                        new Trunk.Password("correct horse"),
                        TrunkSetting.CALLER_ID,
                        "+12015550100",
                        TrunkSetting.MAX_CALLS,
                        200,
                        TrunkSetting.CALLS_PER_SECOND,
                        1_000));
    }

    private static SipDialer dialer(Trunk trunk) throws IOException {
        // Other tests may run at the same time: a busy port is skipped.
        int first = ThreadLocalRandom.current().nextInt(10_000, 15_000) * 2;
        DialerSettings settings = new DialerSettings(
                LOOPBACK,
                0,
                Optional.empty(),
                EnumSet.allOf(Transport.class),
                LOOPBACK,
                new RtpPortRange(first, first + 39),
                Duration.ofSeconds(10));
        return SipDialer.open(
                settings,
                List.of(trunk),
                Thread.ofVirtual().factory(),
                Thread.ofPlatform().daemon().factory(),
                Clock.systemUTC());
    }
}
