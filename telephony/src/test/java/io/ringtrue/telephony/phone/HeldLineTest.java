package io.ringtrue.telephony.phone;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ringtrue.telephony.audio.Level;
import io.ringtrue.telephony.audio.Sound;
import io.ringtrue.telephony.audio.Tones;
import io.ringtrue.telephony.call.Answered;
import io.ringtrue.telephony.call.Call;
import io.ringtrue.telephony.call.CallAnswer;
import io.ringtrue.telephony.call.CallEnded;
import io.ringtrue.telephony.call.CallRefused;
import io.ringtrue.telephony.call.CallRefused.Cause;
import io.ringtrue.telephony.call.keys.DigitRule;
import io.ringtrue.telephony.phone.PhoneEvent.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Our dialler, and one of another make, call a number that is held by hand.
class HeldLineTest {
    private static final String NUMBER = "+12015550123";

    private final Hand hand = new Hand();
    private FarEnd farEnd;
    private ObservedDialer dialer;

    @BeforeEach
    void open() throws IOException {
        farEnd = FarEnd.open(
                ObservedDialer.LOOPBACK,
                0,
                CalleeBook.everywhere(new HeldLine(hand)),
                FarEndObserver.NONE,
                Thread.ofVirtual().factory(),
                Clock.systemUTC());
        dialer = ObservedDialer.dialling(farEnd.port(), false);
    }

    @AfterEach
    void close() {
        dialer.close();
        farEnd.close();
    }

    @Test
    void offersWhoCallsAndAnswersOnlyWhenTold() throws Exception {
        Call call = dialer.dial(NUMBER);
        HeldCall held = hand.call();
        assertThat(held.number()).isEqualTo(NUMBER);
        assertThat(held.caller()).isEqualTo("+12015550100");
        assertThat(held.callerName()).isEmpty();
        assertThat(hand.kinds).isEmpty();
        held.answer();
        held.answer();
        assertThat(call.awaitAnswer()).isInstanceOf(Answered.class);
        assertThat(hand.next()).isEqualTo(Kind.ANSWERED);
        call.hangUp();
        assertThat(hand.next()).isEqualTo(Kind.BYE);
        assertThat(held.isOver()).isTrue();
    }

    @Test
    void sendsKeysInTheOrderOfPressing() throws Exception {
        Call call = answered();
        for (char key : "90817#".toCharArray()) hand.call().press(key);
        DigitRule rule = new DigitRule(8, Duration.ofSeconds(10), Duration.ofSeconds(4));
        call.play(Sound.of(Tones.silence(Duration.ofSeconds(10))));
        assertThat(new String(call.collect(rule).ascii(), US_ASCII)).isEqualTo("90817");
        assertThatThrownBy(() -> hand.call().press('x')).isInstanceOf(IllegalArgumentException.class);
        call.hangUp();
    }

    @Test
    void hearsTheCallerFromTheAnswerOn() throws Exception {
        Call call = answered();
        call.playToEnd(Sound.of(Tones.sine(500, -19, Duration.ofMillis(800))));
        call.hangUp();
        hand.awaitEnd();
        short[] heard = hand.heard();
        assertThat(heard.length).isGreaterThanOrEqualTo(6_400);
        assertThat(Level.activeSpeech(heard)).isCloseTo(-19, within(1.0));
    }

    /// Tones are a voice too: our dialler hears them as keys, so that it is sure the voice arrives whole.
    @Test
    void speaksToTheCaller() throws Exception {
        Call call = answered();
        hand.call().speak(Tones.dtmf('7', -9, Duration.ofMillis(120)));
        DigitRule rule = new DigitRule(1, Duration.ofSeconds(10), Duration.ofSeconds(1));
        assertThat(new String(call.collect(rule).ascii(), US_ASCII)).isEqualTo("7");
        call.hangUp();
    }

    @Test
    void refusesAsTold() throws Exception {
        assertRefused(held -> held.refuse(Refusing.BUSY), 486, Cause.BUSY);
        assertRefused(held -> held.refuse(Refusing.UNAVAILABLE), 480, Cause.NO_ANSWER);
        assertRefused(HeldCall::hangUp, 603, Cause.REJECTED);
    }

    @Test
    void hangsUp() throws Exception {
        Call call = answered();
        hand.call().hangUp();
        assertThatThrownBy(() -> call.playToEnd(Sound.of(Tones.silence(Duration.ofSeconds(10)))))
                .isInstanceOfSatisfying(
                        CallEnded.class, end -> assertThat(end.why()).isEqualTo(CallEnded.Cause.FAR_END));
        assertThat(hand.awaitEnd()).endsWith(Kind.HUNG_UP);
    }

    @Test
    void ringsUntilTheCallerGivesUp() throws Exception {
        CallAnswer answer = dialer.dial(NUMBER, Duration.ofMillis(500)).awaitAnswer();
        assertThat(((CallRefused) answer).cause()).isEqualTo(Cause.NO_ANSWER);
        assertThat(hand.awaitEnd()).containsExactly(Kind.CANCELLED);
        hand.call().answer();
        assertThat(hand.kinds).isEmpty();
    }

    @Test
    void becomesAMachineThatSpeaksBeepsAndHangsUp() throws Exception {
        Call call = dialer.dial(NUMBER);
        Machine machine = Machine.babbling();
        hand.call().become(new Machine(Line.GOOD, machine.greeting(), machine.beep(), Duration.ofMillis(100)));
        assertThat(call.awaitAnswer()).isInstanceOf(Answered.class);
        assertThat(hand.awaitEnd()).containsExactly(Kind.ANSWERED, Kind.BEEP, Kind.HUNG_UP);
    }

    @Test
    void reportsEachSipMessageOnce() throws Exception {
        Call call = answered();
        call.hangUp();
        assertThat(hand.linesUntil("200 OK", 2))
                .containsExactly("> INVITE", "< 100 Trying", "< 180 Ringing", "< 200 OK", "> ACK", "> BYE", "< 200 OK");
    }

    /// SIPp calls as its built-in scenario `uac` does: without events, and with a name before its address.
    @Test
    void takesACallFromSipp(@TempDir Path folder) throws Exception {
        Process sipp = new ProcessBuilder(
                        "sipp",
                        "127.0.0.1:" + farEnd.port(),
                        "-sn",
                        "uac",
                        "-i",
                        "127.0.0.1",
                        "-s",
                        "12015550177",
                        "-m",
                        "1",
                        "-d",
                        "500",
                        "-timeout",
                        "30s")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile())
                .start();
        HeldCall held = hand.call();
        assertThat(held.number()).isEqualTo("12015550177");
        assertThat(held.caller()).isEqualTo("sipp");
        held.answer();
        held.press('5');
        assertThat(sipp.waitFor(40, TimeUnit.SECONDS)).isTrue();
        assertThat(sipp.exitValue()).isZero();
        assertThat(hand.awaitEnd()).containsExactly(Kind.ANSWERED, Kind.KEY, Kind.BYE);
    }

    private Call answered() throws InterruptedException {
        Call call = dialer.dial(NUMBER);
        hand.call().answer();
        assertThat(call.awaitAnswer()).isInstanceOf(Answered.class);
        return call;
    }

    private void assertRefused(Consumer<HeldCall> how, int status, Cause cause) throws Exception {
        Call call = dialer.dial(NUMBER);
        how.accept(hand.call());
        CallRefused refused = (CallRefused) call.awaitAnswer();
        assertThat(refused.sipStatus()).isEqualTo(status);
        assertThat(refused.cause()).isEqualTo(cause);
        hand.awaitEnd();
        hand.forget();
    }

    /// A user that writes everything down.
    private static final class Hand implements PhoneUser {
        private final BlockingQueue<HeldCall> calls = new LinkedBlockingQueue<>();
        private final BlockingQueue<Kind> kinds = new LinkedBlockingQueue<>();
        private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        private short[] heard = new short[0];

        @Override
        public void ringing(HeldCall call) {
            calls.add(call);
        }

        @Override
        public void happened(HeldCall call, PhoneEvent event) {
            kinds.add(event.kind());
        }

        @Override
        public synchronized void heard(HeldCall call, short[] samples) {
            int before = heard.length;
            heard = Arrays.copyOf(heard, before + samples.length);
            System.arraycopy(samples, 0, heard, before, samples.length);
        }

        @Override
        public void passed(HeldCall call, SeenMessage message) {
            lines.add((message.fromCaller() ? "> " : "< ") + message.line());
        }

        synchronized short[] heard() {
            return heard.clone();
        }

        /// The call that came; the same one until it is forgotten.
        HeldCall call() throws InterruptedException {
            HeldCall call = calls.poll(30, TimeUnit.SECONDS);
            assertThat(call).isNotNull();
            calls.add(call);
            return call;
        }

        void forget() {
            calls.clear();
        }

        Kind next() throws InterruptedException {
            Kind kind = kinds.poll(30, TimeUnit.SECONDS);
            assertThat(kind).isNotNull();
            return kind;
        }

        List<Kind> awaitEnd() throws InterruptedException {
            List<Kind> all = new ArrayList<>();
            do {
                all.add(next());
            } while (!new PhoneEvent(all.getLast(), "").isLast());
            return all;
        }

        List<String> linesUntil(String last, int times) throws InterruptedException {
            List<String> all = new ArrayList<>();
            while (all.stream().filter(line -> line.endsWith(last)).count() < times) {
                String line = lines.poll(30, TimeUnit.SECONDS);
                assertThat(line).as("after %s", all).isNotNull();
                all.add(line);
            }
            return all;
        }
    }
}
