package io.ringtrue.telephony.phone;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ringtrue.telephony.audio.Level;
import io.ringtrue.telephony.audio.Sound;
import io.ringtrue.telephony.audio.Tones;
import io.ringtrue.telephony.audio.Wave;
import io.ringtrue.telephony.call.Answered;
import io.ringtrue.telephony.call.Call;
import io.ringtrue.telephony.call.CallEvent.Kind;
import io.ringtrue.telephony.call.CallRefused;
import io.ringtrue.telephony.call.keys.DigitRule;
import io.ringtrue.telephony.call.trunk.Trunk.Srtp;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Our dialler calls a telephone of another make.
class BaresipTest {
    /// Baresip hangs up when its file ends, so the file is longer than the keys take.
    private static final short[] PATIENT = new short[60 * Wave.TELEPHONE_RATE];

    private static final double LEVEL_DBM0 = -19;

    /// Baresip names the machine's outer address in SDP, although its media is on the loopback.
    private static final List<String> LOOPBACK = List.of("127.0.0.0/8");

    @ParameterizedTest
    @CsvSource({"PCMU, PCMU", "PCMA, PCMA"})
    void hearsWhatWePlayAtItsLevel(String codecs, String agreed, @TempDir Path folder) throws Exception {
        try (Baresip baresip = Baresip.start(folder, codecs);
                ObservedDialer dialer = ObservedDialer.dialling(baresip.port(), false, LOOPBACK)) {
            hears(baresip, dialer, agreed, "");
        }
    }

    /// Baresip accepts either `RTP/SAVP` only (srtp-mand), or keys with `RTP/AVP` (srtp).
    @ParameterizedTest
    @CsvSource({"REQUIRED, srtp-mand, ', SRTP'", "OPTIONAL, srtp, ', SRTP'", "OPTIONAL, '', ''", "NONE, srtp, ''"})
    void hearsWhatWePlayEncrypted(Srtp ours, String theirs, String said, @TempDir Path folder) throws Exception {
        try (Baresip baresip = Baresip.start(folder, "PCMU", theirs);
                ObservedDialer dialer = ObservedDialer.dialling(baresip.port(), ours, LOOPBACK)) {
            hears(baresip, dialer, "PCMU", said);
        }
    }

    private static void hears(Baresip baresip, ObservedDialer dialer, String codec, String secured) throws Exception {
        short[] played = melody();
        List<String> answered = new CopyOnWriteArrayList<>();
        Call call = dialer.dial(Baresip.NUMBER, event -> {
            if (event.kind() == Kind.ANSWERED) answered.add(event.detail());
        });
        assertThat(call.awaitAnswer()).isInstanceOf(Answered.class);
        assertThat(answered).containsExactly(codec + secured);
        call.playToEnd(Sound.of(played));
        call.playToEnd(Sound.of(Tones.silence(Duration.ofMillis(500))));
        assertThat(call.facts().codec()).isEqualTo(codec);
        assertThat(call.facts().packetsReceived()).isGreaterThan(100);
        call.hangUp();
        baresip.await("terminated");
        Wave heard = baresip.heard();
        assertThat(heard.rate()).isEqualTo(8_000);
        assertThat(Level.activeSpeech(heard.samples())).isCloseTo(LEVEL_DBM0, within(2.0));
        assertThat(bestCorrelation(played, heard.samples())).isGreaterThan(0.95);
    }

    @ParameterizedTest
    @CsvSource({"NONE, ''", "REQUIRED, srtp-mand", "OPTIONAL, srtp"})
    void keysItsDigits(Srtp ours, String theirs, @TempDir Path folder) throws Exception {
        try (Baresip baresip = Baresip.start(folder, "PCMU", theirs);
                ObservedDialer dialer = ObservedDialer.dialling(baresip.port(), ours, LOOPBACK)) {
            Call call = dialer.dial(Baresip.NUMBER);
            assertThat(call.awaitAnswer()).isInstanceOf(Answered.class);
            baresip.await("Call established");
            baresip.key("13579");
            DigitRule rule = new DigitRule(5, Duration.ofSeconds(10), Duration.ofSeconds(4));
            assertThat(new String(call.collect(rule).ascii(), US_ASCII)).isEqualTo("13579");
            call.hangUp();
            baresip.await("terminated");
        }
    }

    @Test
    void keysItsDigitsByInfo(@TempDir Path folder) throws Exception {
        try (Baresip baresip = Baresip.start(folder, "PCMU", ";dtmfmode=info", PATIENT);
                ObservedDialer dialer = ObservedDialer.dialling(baresip.port(), false, LOOPBACK)) {
            Call call = dialer.dial(Baresip.NUMBER);
            assertThat(call.awaitAnswer()).isInstanceOf(Answered.class);
            baresip.await("Call established");
            baresip.key("13579");
            DigitRule rule = new DigitRule(5, Duration.ofSeconds(10), Duration.ofSeconds(4));
            assertThat(new String(call.collect(rule).ascii(), US_ASCII)).isEqualTo("13579");
            call.hangUp();
            baresip.await("terminated");
        }
    }

    /// Events are agreed, but the keys arrive as tones.
    @Test
    void soundsItsDigits(@TempDir Path folder) throws Exception {
        short[][] sounds = new short[11][];
        sounds[0] = Tones.silence(Duration.ofSeconds(1));
        for (int i = 0; i < 5; i++) {
            sounds[2 * i + 1] = Tones.dtmf("13579".charAt(i), -10, Duration.ofMillis(90));
            sounds[2 * i + 2] = Tones.silence(Duration.ofMillis(110));
        }
        try (Baresip baresip = Baresip.start(folder, "PCMU", "", Tones.joined(sounds));
                ObservedDialer dialer = ObservedDialer.dialling(baresip.port(), false, LOOPBACK)) {
            Call call = dialer.dial(Baresip.NUMBER);
            assertThat(call.awaitAnswer()).isInstanceOf(Answered.class);
            DigitRule rule = new DigitRule(5, Duration.ofSeconds(10), Duration.ofSeconds(4));
            assertThat(new String(call.collect(rule).ascii(), US_ASCII)).isEqualTo("13579");
            call.hangUp();
            baresip.await("terminated");
        }
    }

    @Test
    void doesNotSpeakPlainWithOneThatMustNot(@TempDir Path folder) throws Exception {
        try (Baresip baresip = Baresip.start(folder, "PCMU", "srtp-mand");
                ObservedDialer dialer = ObservedDialer.dialling(baresip.port(), Srtp.NONE, LOOPBACK)) {
            CallRefused refused = (CallRefused) dialer.dial(Baresip.NUMBER).awaitAnswer();
            assertThat(refused.cause()).isEqualTo(CallRefused.Cause.TRUNK_FAULT);
            assertThat(refused.sipStatus()).isEqualTo(488);
        }
    }

    @Test
    void refusesOneThatSpeaksPlainOnlyWhereEncryptionIsRequired(@TempDir Path folder) throws Exception {
        try (Baresip baresip = Baresip.start(folder, "PCMU");
                ObservedDialer dialer = ObservedDialer.dialling(baresip.port(), Srtp.REQUIRED, LOOPBACK)) {
            CallRefused refused = (CallRefused) dialer.dial(Baresip.NUMBER).awaitAnswer();
            assertThat(refused.cause()).isEqualTo(CallRefused.Cause.TRUNK_FAULT);
        }
    }

    /// Two seconds of tones that differ everywhere, so that only the right delay correlates.
    private static short[] melody() {
        Random random = new Random(12);
        short[][] notes = new short[20][];
        for (int i = 0; i < notes.length; i++) {
            notes[i] = Tones.sine(300 + random.nextInt(1_500), LEVEL_DBM0, Duration.ofMillis(100));
        }
        return Tones.joined(notes);
    }

    /// The highest normalized correlation over all delays.
    private static double bestCorrelation(short[] played, short[] heard) {
        double best = 0;
        for (int delay = 0; delay + played.length <= heard.length; delay++) {
            best = Math.max(best, correlation(played, heard, delay));
        }
        return best;
    }

    private static double correlation(short[] played, short[] heard, int delay) {
        double product = 0;
        double playedEnergy = 0;
        double heardEnergy = 0;
        for (int i = 0; i < played.length; i++) {
            product += (double) played[i] * heard[delay + i];
            playedEnergy += (double) played[i] * played[i];
            heardEnergy += (double) heard[delay + i] * heard[delay + i];
        }
        return heardEnergy == 0 ? 0 : product / Math.sqrt(playedEnergy * heardEnergy);
    }
}
