package io.ringtrue.telephony.call.keys;

import static io.ringtrue.telephony.audio.Tones.dtmf;
import static io.ringtrue.telephony.audio.Tones.joined;
import static io.ringtrue.telephony.audio.Tones.silence;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.telephony.audio.G711;
import io.ringtrue.telephony.audio.Level;
import io.ringtrue.telephony.audio.Sound;
import io.ringtrue.telephony.media.Codec;
import io.ringtrue.telephony.rtp.KeyListener;
import io.ringtrue.telephony.rtp.MediaPath;
import io.ringtrue.telephony.rtp.RtpEngine;
import io.ringtrue.telephony.rtp.RtpStream;
import io.ringtrue.telephony.rtp.VoiceFormat;
import io.ringtrue.telephony.srtp.SrtpProtection;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Keys in the voice while we speak. Cases: echoes of our own tones at every loudness and delay, of voice,
/// with noise; a key of the far end at the same time, with and without an echo.
class HeardTonesTest {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final G711 LAW = G711.MU_LAW;

    private final StringBuilder keys = new StringBuilder();
    private RtpEngine engine;
    private RtpStream near;
    private RtpStream far;

    @BeforeEach
    void open() throws IOException {
        engine = RtpEngine.open(
                LOOPBACK, 0, 0, Thread.ofPlatform().daemon().factory(), SrtpProtection::new, Clock.systemUTC());
        near = engine.stream(KeyListener.NONE);
        far = engine.stream(KeyListener.NONE);
        near.connect(path(far.port()));
        far.connect(path(near.port()));
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private static MediaPath path(int port) {
        VoiceFormat format = new VoiceFormat(0, Codec.PCMU, LAW.silence(), LAW::decode);
        return new MediaPath(
                new InetSocketAddress(LOOPBACK, port),
                port + 1,
                format,
                List.of(format),
                OptionalInt.empty(),
                Set.of(101),
                Set.of(),
                20,
                true,
                true,
                List.of(),
                LOOPBACK,
                Optional.empty());
    }

    /// Sends `ours`, and receives `heard` from the far end at the same time.
    private void said(short[] ours, short[] heard) throws InterruptedException {
        HeardTones tones = new HeardTones(near, keys::append);
        long begun = System.nanoTime();
        near.play(Sound.of(ours));
        for (int at = 0; at + 160 <= heard.length; at += 160) {
            // An echo cannot arrive before its sound was sent, however late the pacer is.
            long due = begun + TimeUnit.MILLISECONDS.toNanos(at / 8 + 200);
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            tones.heard(Arrays.copyOfRange(heard, at, at + 160));
        }
    }

    private static short[] reflected(short[] ours, int millis, double decibels, int length) {
        short[] sound = new short[length];
        double gain = Level.gain(0, decibels);
        int delay = 8 * millis;
        for (int i = 0; i + delay < length && i < ours.length; i++) {
            sound[i + delay] = LAW.decode(LAW.encode((short) (LAW.decode(LAW.encode(ours[i])) * gain)));
        }
        return sound;
    }

    private static short[] mixed(short[] one, short[] other) {
        short[] both = one.clone();
        for (int i = 0; i < Math.min(one.length, other.length); i++) {
            both[i] = (short) Math.clamp(one[i] + other[i], -32_768, 32_767);
        }
        return both;
    }

    private static Duration ms(int millis) {
        return Duration.ofMillis(millis);
    }

    @ParameterizedTest
    @CsvSource({"-6, 0", "-6, 500", "-12, 37", "-12, 250", "-20, 120"})
    void tonesOfOurOwnThatComeBackAreNoKeys(double decibels, int millis) throws Exception {
        short[] prompt = joined(silence(ms(40)), dtmf('4', -8, ms(100)), silence(ms(80)), dtmf('2', -8, ms(70)));
        said(prompt, reflected(prompt, millis, decibels, prompt.length + 8 * 600));
        assertThat(keys).isEmpty();
    }

    @Test
    void aKeyOfTheirsCountsWhileWeSpeakAndWhileOurOwnTonesComeBack() throws Exception {
        short[] prompt = joined(dtmf('4', -8, ms(100)), silence(ms(300)));
        short[] heard = mixed(
                reflected(prompt, 30, -12, 8 * 800),
                joined(silence(ms(300)), dtmf('5', -10, ms(80)), silence(ms(420))));
        said(prompt, heard);
        assertThat(keys).hasToString("5");
    }

    @ParameterizedTest
    @CsvSource({"-40", "-12", "-6"})
    void aKeyOfTheirsCountsThroughTheReflectionOfOurVoice(double decibels) throws Exception {
        short[] prompt = babble(8 * 900);
        short[] heard = mixed(
                reflected(prompt, 90, decibels, 8 * 1_000),
                joined(silence(ms(300)), dtmf('5', -7, ms(90)), silence(ms(200)), dtmf('9', -7, ms(90))));
        said(prompt, heard);
        assertThat(keys).hasToString("59");
    }

    /// A far end that sends too fast must not take the reader thread away from other calls.
    @Test
    void searchesNoMoreThanTimeAllows() {
        AtomicLong now = new AtomicLong();
        HeardTones tones = new HeardTones(_ -> false, keys::append, now::get);
        short[] press = joined(dtmf('5', -10, ms(60)), silence(ms(180)));
        for (int i = 0; i < 1_000; i++) tones.heard(press);
        assertThat(keys).as("three seconds saved up").hasSize(24_000 / press.length);
        keys.setLength(0);
        for (int i = 0; i < 1_000; i++) {
            now.addAndGet(TimeUnit.MILLISECONDS.toNanos(8)); // thirty times too fast
            tones.heard(press);
        }
        assertThat(keys.length()).as("eight seconds at half as much again").isBetween(45, 51);
        keys.setLength(0);
        for (int i = 0; i < 25; i++) {
            now.addAndGet(TimeUnit.MILLISECONDS.toNanos(240));
            tones.heard(press);
        }
        assertThat(keys).as("all of those in time").hasSize(25);
    }

    @Test
    void asksForAnEchoTwentyTimesASecondAndTakesTheRestForOurs() {
        AtomicInteger asked = new AtomicInteger();
        HeardTones tones = new HeardTones(_ -> asked.incrementAndGet() < 0, keys::append, () -> 0);
        for (int i = 0; i < 24; i++) tones.heard(joined(dtmf('5', -10, ms(60)), silence(ms(60))));
        assertThat(asked).hasValue(20);
        assertThat(keys).hasSize(20);
    }

    @Test
    void asksForNoEchoOfAKeyThatCouldNotCount() {
        AtomicInteger asked = new AtomicInteger();
        HeardTones.Road known = new HeardTones.Road() {
            @Override
            public boolean mayCount(char key) {
                return false;
            }

            @Override
            public void pressed(char key) {
                keys.append(key);
            }
        };
        HeardTones tones = new HeardTones(_ -> asked.incrementAndGet() > 0, known, () -> 0);
        tones.heard(joined(dtmf('5', -10, ms(60)), silence(ms(60))));
        assertThat(asked).hasValue(0);
        assertThat(keys).as("noted all the same").hasToString("5");
    }

    /// Noise in bursts, at the level of speech.
    private static short[] babble(int length) {
        Random random = new Random(3);
        short[] sound = new short[length];
        for (int i = 0; i < length; i++) sound[i] = (short) (random.nextGaussian() * (i / 900 % 2 == 0 ? 1_800 : 500));
        return sound;
    }
}
