package io.ringtrue.telephony.phone;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ringtrue.telephony.audio.Level;
import io.ringtrue.telephony.audio.Sound;
import io.ringtrue.telephony.audio.Tones;
import io.ringtrue.telephony.call.Answered;
import io.ringtrue.telephony.call.Call;
import io.ringtrue.telephony.call.CallEvent.Kind;
import io.ringtrue.telephony.call.CallRefused;
import io.ringtrue.telephony.call.keys.DigitRule;
import io.ringtrue.telephony.call.trunk.Trunk.Srtp;
import io.ringtrue.telephony.phone.ObservedDialer.Witness;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Our dialler calls the built-in far end with encrypted media, over real sockets.
@Execution(ExecutionMode.CONCURRENT)
class SecureFarEndTest {
    private static final String NUMBER = "+12015550123";

    private final CalleeRegister book = new CalleeRegister(Refusing.NOT_FOUND);
    private final Witness witness = new Witness();
    private FarEnd farEnd;

    @BeforeEach
    void open() throws IOException {
        farEnd = FarEnd.open(
                ObservedDialer.LOOPBACK, 0, book, witness, Thread.ofVirtual().factory(), Clock.systemUTC());
    }

    @AfterEach
    void close() {
        farEnd.close();
    }

    private ObservedDialer dialling(Srtp srtp) throws IOException {
        return ObservedDialer.dialling(farEnd.port(), srtp, List.of());
    }

    @ParameterizedTest
    @EnumSource(KeyWay.class)
    void keysArriveHoweverTheyTravel(KeyWay way) throws Exception {
        book.enter(NUMBER, Person.keying("90817#").by(way).on(Line.GOOD.withEarlyMedia()));
        try (ObservedDialer dialer = dialling(Srtp.REQUIRED)) {
            assertThat(keyed(dialer.dial(NUMBER), 8)).isEqualTo("90817");
        }
    }

    @Test
    void keysArriveOverABadLine() throws Exception {
        book.enter(NUMBER, Person.keying("1122334455").on(Line.GOOD.losing(20)));
        try (ObservedDialer dialer = dialling(Srtp.REQUIRED)) {
            assertThat(keyed(dialer.dial(NUMBER), 10)).isEqualTo("1122334455");
        }
    }

    @Test
    void recordsWhatItHears() throws Exception {
        Sound prompt = Sound.of(Tones.sine(500, -19, Duration.ofMillis(800)));
        book.enter(NUMBER, Person.silent().on(Line.GOOD.recorded()));
        try (ObservedDialer dialer = dialling(Srtp.REQUIRED)) {
            Call call = dialer.dial(NUMBER);
            assertThat(call.awaitAnswer()).isInstanceOf(Answered.class);
            call.playToEnd(prompt);
            call.hangUp();
            witness.story();
            short[] heard = witness.call().heard().samples();
            assertThat(heard.length).isGreaterThanOrEqualTo(prompt.length());
            assertThat(Level.activeSpeech(heard)).isCloseTo(-19, within(1.0));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "NONE, false, PCMU",
        "OPTIONAL, false, PCMU",
        "OPTIONAL, true, 'PCMU, SRTP'",
        "REQUIRED, true, 'PCMU, SRTP'"
    })
    void saysWhetherItIsEncrypted(Srtp srtp, boolean secure, String detail) throws Exception {
        book.enter(NUMBER, Person.keying("7").on(secure ? Line.GOOD : Line.GOOD.insecure()));
        List<String> answered = new CopyOnWriteArrayList<>();
        try (ObservedDialer dialer = dialling(srtp)) {
            Call call = dialer.dial(NUMBER, event -> {
                if (event.kind() == Kind.ANSWERED) answered.add(event.detail());
            });
            assertThat(keyed(call, 1)).isEqualTo("7");
            assertThat(answered).containsExactly(detail);
        }
    }

    @Test
    void aLineWithoutEncryptionRefusesACallerWhoRequiresIt() throws Exception {
        book.enter(NUMBER, Person.keying("7").on(Line.GOOD.insecure()));
        try (ObservedDialer dialer = dialling(Srtp.REQUIRED)) {
            CallRefused refused = (CallRefused) dialer.dial(NUMBER).awaitAnswer();
            assertThat(refused.cause()).isEqualTo(CallRefused.Cause.TRUNK_FAULT);
            assertThat(refused.sipStatus()).isEqualTo(488);
        }
    }

    @Test
    void fiftyAtOnceEachKeyTheirOwn() throws Exception {
        int calls = 50;
        for (int i = 0; i < calls; i++) book.enter(number(i), Person.keying(pin(i)));
        List<Future<String>> keyed = new ArrayList<>();
        try (ObservedDialer dialer = dialling(Srtp.REQUIRED);
                ExecutorService scripts = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < calls; i++) {
                String number = number(i);
                Callable<String> script = () -> keyed(dialer.dial(number), 6);
                keyed.add(scripts.submit(script));
            }
            for (int i = 0; i < calls; i++) assertThat(keyed.get(i).get()).isEqualTo(pin(i));
        }
    }

    /// The keys pressed while a prompt plays; hangs up afterwards.
    private static String keyed(Call call, int length) {
        assertThat(call.awaitAnswer()).isInstanceOf(Answered.class);
        call.play(Sound.of(Tones.silence(Duration.ofSeconds(20))));
        String keys = new String(
                call.collect(new DigitRule(length, Duration.ofSeconds(20), Duration.ofSeconds(4)))
                        .ascii(),
                US_ASCII);
        call.hangUp();
        return keys;
    }

    private static String number(int call) {
        return "+1201555" + (1_000 + call);
    }

    private static String pin(int call) {
        return String.format("%06d", (call * 104_729L + 17) % 1_000_000);
    }
}
