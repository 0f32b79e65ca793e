package io.ringtrue.telephony.phone;

import static io.ringtrue.telephony.phone.PhoneEvent.Kind.ANSWERED;
import static io.ringtrue.telephony.phone.PhoneEvent.Kind.BEEP;
import static io.ringtrue.telephony.phone.PhoneEvent.Kind.BYE;
import static io.ringtrue.telephony.phone.PhoneEvent.Kind.CANCELLED;
import static io.ringtrue.telephony.phone.PhoneEvent.Kind.EARLY_MEDIA;
import static io.ringtrue.telephony.phone.PhoneEvent.Kind.HUNG_UP;
import static io.ringtrue.telephony.phone.PhoneEvent.Kind.INVITED;
import static io.ringtrue.telephony.phone.PhoneEvent.Kind.KEY;
import static io.ringtrue.telephony.phone.PhoneEvent.Kind.REFUSED;
import static io.ringtrue.telephony.phone.PhoneEvent.Kind.RINGING;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ringtrue.telephony.audio.Level;
import io.ringtrue.telephony.audio.Sound;
import io.ringtrue.telephony.audio.Tones;
import io.ringtrue.telephony.call.Answered;
import io.ringtrue.telephony.call.Call;
import io.ringtrue.telephony.call.CallEnded;
import io.ringtrue.telephony.call.CallRefused;
import io.ringtrue.telephony.call.CallRefused.Cause;
import io.ringtrue.telephony.call.keys.DigitRule;
import io.ringtrue.telephony.phone.ObservedDialer.Witness;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Our dialler calls the built-in far end over real sockets.
@Execution(ExecutionMode.CONCURRENT)
class FarEndTest {
    private static final String NUMBER = "+12015550123";
    private static final DigitRule FIVE_DIGITS = rule(5);
    private static final Sound PROMPT = Sound.of(Tones.sine(500, -19, Duration.ofMillis(800)));

    private final CalleeRegister book = new CalleeRegister(Refusing.NOT_FOUND);
    private final Witness witness = new Witness();
    private FarEnd farEnd;
    private ObservedDialer dialer;

    @BeforeEach
    void open() throws IOException {
        farEnd = FarEnd.open(
                ObservedDialer.LOOPBACK, 0, book, witness, Thread.ofVirtual().factory(), Clock.systemUTC());
        dialer = ObservedDialer.dialling(farEnd.port(), false);
    }

    @AfterEach
    void close() {
        dialer.close();
        farEnd.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aPersonKeysWhatTheyWereToldTo(boolean tcp) throws Exception {
        book.enter(NUMBER, Person.keying("12345"));
        try (ObservedDialer other = ObservedDialer.dialling(farEnd.port(), tcp)) {
            Call call = other.dial(NUMBER);
            assertThat(call.awaitAnswer()).isInstanceOf(Answered.class);
            call.play(Sound.of(Tones.silence(Duration.ofSeconds(20))));
            assertThat(keyed(call, FIVE_DIGITS)).isEqualTo("12345");
            call.hangUp();
            assertThat(witness.story()).containsExactly(INVITED, RINGING, ANSWERED, KEY, KEY, KEY, KEY, KEY, BYE);
            assertThat(witness.call().keysSent()).isEqualTo("12345");
            assertThat(witness.call().number()).isEqualTo(NUMBER);
        }
    }

    @ParameterizedTest
    @EnumSource(KeyWay.class)
    void keysArriveHoweverTheyTravel(KeyWay way) {
        book.enter(NUMBER, Person.keying("90817#").by(way));
        Call call = answered(NUMBER);
        assertThat(keyed(call, rule(8))).isEqualTo("90817");
        call.hangUp();
    }

    @Test
    void keysArriveOverABadLine() {
        book.enter(NUMBER, Person.keying("1122334455").on(Line.GOOD.losing(20)));
        Call call = answered(NUMBER);
        assertThat(keyed(call, rule(10))).isEqualTo("1122334455");
        call.hangUp();
    }

    @Test
    void aPolitePersonHearsTheCallerOutEachTime() {
        book.enter(
                NUMBER,
                Person.listeningThenKeying(Duration.ofMillis(300), "1111")
                        .thenKeys("2222", Duration.ZERO, Duration.ofMillis(300)));
        Call call = answered(NUMBER);
        call.play(PROMPT);
        assertThat(keyed(call, rule(4))).isEqualTo("1111");
        call.play(PROMPT);
        assertThat(keyed(call, rule(4))).isEqualTo("2222");
        call.hangUp();
    }

    @Test
    void recordsWhatItHears() throws Exception {
        book.enter(NUMBER, Person.silent().on(Line.GOOD.recorded()));
        Call call = answered(NUMBER);
        call.playToEnd(PROMPT);
        call.hangUp();
        assertThat(witness.story()).endsWith(ANSWERED, BYE);
        short[] heard = witness.call().heard().samples();
        assertThat(heard.length).isGreaterThanOrEqualTo(PROMPT.length());
        assertThat(Level.activeSpeech(heard)).isCloseTo(-19, within(1.0));
    }

    @Test
    void leavesRightAfterKeying() throws Exception {
        book.enter(NUMBER, Person.keying("12345").leaving(new Leaving.AfterKeys(Duration.ZERO)));
        Call call = answered(NUMBER);
        assertThat(keyed(call, rule(6))).isEqualTo("12345");
        assertThatThrownBy(() -> call.playToEnd(Sound.of(Tones.silence(Duration.ofSeconds(10)))))
                .isInstanceOfSatisfying(
                        CallEnded.class, end -> assertThat(end.why()).isEqualTo(CallEnded.Cause.FAR_END));
        assertThat(witness.story()).endsWith(KEY, HUNG_UP);
    }

    @Test
    void leavesInTheMiddleOfThePrompt() throws Exception {
        book.enter(NUMBER, Person.silent().leaving(new Leaving.AfterTalking(Duration.ofMillis(300))));
        Call call = answered(NUMBER);
        assertThatThrownBy(() -> call.play(Sound.of(Tones.silence(Duration.ofSeconds(10)))))
                .isInstanceOf(CallEnded.class);
        assertThat(witness.story()).containsExactly(INVITED, RINGING, ANSWERED, HUNG_UP);
    }

    @Test
    void refusesAsToldAndNumbersNotEnteredAsOthers() throws Exception {
        book.enter("+1", Refusing.BUSY).enter("+2", Refusing.DECLINED).enter("+3", new Refusing(503, "Down"));
        assertRefused("+1", 486, Cause.BUSY);
        assertThat(witness.story()).containsExactly(INVITED, REFUSED);
        assertRefused("+2", 603, Cause.REJECTED);
        assertThat(witness.story()).containsExactly(INVITED, RINGING, REFUSED);
        assertRefused("+3", 503, Cause.TRUNK_FAULT);
        assertRefused("+4", 404, Cause.INVALID_NUMBER);
        book.strike("+1");
        assertRefused("+1", 404, Cause.INVALID_NUMBER);
        book.others(Refusing.BUSY);
        assertRefused("+1", 486, Cause.BUSY);
    }

    @Test
    void ringsUntilTheCallerGivesUp() throws Exception {
        book.enter(NUMBER, new NeverAnswering());
        CallRefused refused =
                (CallRefused) dialer.dial(NUMBER, Duration.ofMillis(500)).awaitAnswer();
        assertThat(refused.cause()).isEqualTo(Cause.NO_ANSWER);
        assertThat(refused.sipStatus()).isEqualTo(487);
        assertThat(witness.story()).containsExactly(INVITED, RINGING, CANCELLED);
    }

    @Test
    void soundsTheRingingItself() throws Exception {
        book.enter(NUMBER, Person.keying("7").on(Line.GOOD.withEarlyMedia()));
        Call call = answered(NUMBER);
        assertThat(keyed(call, rule(1))).isEqualTo("7");
        call.hangUp();
        assertThat(witness.story()).containsExactly(INVITED, EARLY_MEDIA, ANSWERED, KEY, BYE);
    }

    @Test
    void aMachineSpeaksBeepsAndHangsUp() throws Exception {
        Machine machine = Machine.babbling();
        book.enter(NUMBER, new Machine(Line.GOOD, machine.greeting(), machine.beep(), Duration.ofMillis(100)));
        Call call = answered(NUMBER);
        assertThat(keyed(call, FIVE_DIGITS)).isEmpty();
        assertThat(witness.story()).containsExactly(INVITED, RINGING, ANSWERED, BEEP, HUNG_UP);
    }

    @Test
    void closingHangsUp() throws Exception {
        book.enter(NUMBER, Person.silent());
        Call call = answered(NUMBER);
        farEnd.close();
        farEnd.close();
        assertThatThrownBy(() -> call.play(Sound.of(Tones.silence(Duration.ofSeconds(20)))))
                .isInstanceOf(CallEnded.class);
        assertThat(witness.story()).endsWith(HUNG_UP);
    }

    @Test
    void fiftyAtOnceEachKeyTheirOwn() throws Exception {
        int calls = 50;
        for (int i = 0; i < calls; i++) book.enter(number(i), Person.keying(pin(i)));
        List<Future<String>> keyed = new ArrayList<>();
        try (ExecutorService scripts = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < calls; i++) {
                String number = number(i);
                Callable<String> script = () -> {
                    Call call = answered(number);
                    call.play(Sound.of(Tones.silence(Duration.ofSeconds(20))));
                    String keys = keyed(call, rule(6));
                    call.hangUp();
                    return keys;
                };
                keyed.add(scripts.submit(script));
            }
            for (int i = 0; i < calls; i++) assertThat(keyed.get(i).get()).isEqualTo(pin(i));
        }
    }

    @Test
    void keysAreNeverPrinted() {
        assertThat(Person.keying("48151").toString()).doesNotContain("4, ", "key=4", "48151");
        assertThatThrownBy(() -> new KeyPress('x', Duration.ZERO)).hasMessageContaining("key");
        assertThatThrownBy(() -> new Refusing(200, "OK")).hasMessageContaining("status");
        assertThatThrownBy(() -> Line.GOOD.losing(100)).hasMessageContaining("lossPercent");
    }

    private void assertRefused(String number, int status, Cause cause) {
        CallRefused refused = (CallRefused) dialer.dial(number).awaitAnswer();
        assertThat(refused.sipStatus()).isEqualTo(status);
        assertThat(refused.cause()).isEqualTo(cause);
    }

    private Call answered(String number) {
        Call call = dialer.dial(number);
        assertThat(call.awaitAnswer()).isInstanceOf(Answered.class);
        return call;
    }

    private static String keyed(Call call, DigitRule rule) {
        return new String(call.collect(rule).ascii(), US_ASCII);
    }

    private static DigitRule rule(int length) {
        return new DigitRule(length, Duration.ofSeconds(20), Duration.ofSeconds(4));
    }

    private static String number(int call) {
        return "+1201555" + (1_000 + call);
    }

    private static String pin(int call) {
        return String.format("%06d", (call * 104_729L + 17) % 1_000_000);
    }
}
