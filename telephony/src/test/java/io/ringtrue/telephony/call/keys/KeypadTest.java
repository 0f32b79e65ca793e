package io.ringtrue.telephony.call.keys;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// When an entry ends and what it contains, as `Call.collect` documents.
class KeypadTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration MOMENT = Duration.ofMillis(50);
    private static final DigitRule FOUR = new DigitRule(4, PATIENCE, PATIENCE);

    private final Keypad keypad = new Keypad();

    @BeforeEach
    void open() {
        keypad.open();
    }

    private void press(String keys) {
        for (char key : keys.toCharArray()) keypad.press(key, KeyLog.Way.EVENTS);
    }

    private String collect(DigitRule rule) throws InterruptedException {
        return new String(keypad.collect(rule).ascii(), US_ASCII);
    }

    @Test
    void saysWhetherAPressWouldCountWithoutPressing() {
        assertThat(new Keypad().mayCount('5', KeyLog.Way.TONES))
                .as("before the answer")
                .isFalse();
        assertThat(keypad.mayCount('5', KeyLog.Way.TONES)).isTrue();
        assertThat(keypad.isPressed()).isFalse();
        press("5");
        assertThat(keypad.mayCount('5', KeyLog.Way.TONES)).as("known by events").isFalse();
        assertThat(keypad.mayCount('6', KeyLog.Way.TONES)).isTrue();
        assertThat(keypad.press('5', KeyLog.Way.TONES)).isFalse();
        press("0".repeat(Keypad.MOST_KEYS));
        assertThat(keypad.mayCount('6', KeyLog.Way.TONES))
                .as("more than anybody keys")
                .isFalse();
    }

    @Test
    void endsAtTheLengthAndIgnoresWhatFollows() throws Exception {
        press("123456");
        assertThat(collect(FOUR)).isEqualTo("1234");
        assertThat(keypad.isPressed()).isFalse();
    }

    @Test
    void endsAtHashWithWhatThereIs() throws Exception {
        press("12#");
        assertThat(collect(FOUR)).isEqualTo("12");
    }

    @Test
    void hashOutOfHabitBelongsToTheFullEntryBeforeIt() throws Exception {
        press("1234");
        assertThat(collect(FOUR)).isEqualTo("1234");
        press("#");
        assertThat(keypad.isPressed()).isFalse();
        press("5678");
        assertThat(collect(FOUR)).isEqualTo("5678");
    }

    @Test
    void endsAtTheInterDigitTimer() throws Exception {
        press("12");
        assertThat(collect(new DigitRule(4, PATIENCE, MOMENT))).isEqualTo("12");
    }

    @Test
    void endsAtTheFirstDigitTimer() throws Exception {
        assertThat(collect(new DigitRule(4, MOMENT, PATIENCE))).isEmpty();
    }

    @Test
    void withoutPatienceOnlyWaitingKeysCount() throws Exception {
        press("12");
        assertThat(collect(new DigitRule(4, Duration.ZERO, PATIENCE))).isEqualTo("12");
        assertThat(collect(new DigitRule(4, Duration.ofSeconds(-1), PATIENCE))).isEmpty();
    }

    @Test
    void endsAtItsLatestHoweverOftenItBeginsAnew() throws Exception {
        Duration second = Duration.ofSeconds(1);
        AtomicLong now = new AtomicLong();
        Keypad timed = new Keypad(() -> now.addAndGet(second.toNanos()));
        timed.open();
        for (char key : "*1".repeat(20).toCharArray()) timed.press(key, KeyLog.Way.EVENTS);
        for (char key : "1234".toCharArray()) timed.press(key, KeyLog.Way.EVENTS);
        assertThat(timed.collect(new DigitRule(4, second, second)).ascii()).isNotEqualTo("1234".getBytes(US_ASCII));
    }

    @Test
    void keepsNoMoreUncollectedKeysThanAnybodyPresses() throws Exception {
        press("5".repeat(Keypad.MOST_WAITING));
        assertThat(keypad.press('#', KeyLog.Way.EVENTS)).isFalse();
        assertThat(collect(FOUR)).isEqualTo("5555");
        assertThat(keypad.press('6', KeyLog.Way.EVENTS)).isTrue();
    }

    @Test
    void ignoresEveryKeyBeyondTheMostOfACall() throws Exception {
        for (int i = 0; i < Keypad.MOST_KEYS / 4; i++) {
            press("1234");
            assertThat(collect(FOUR)).isEqualTo("1234");
        }
        assertThat(keypad.press('1', KeyLog.Way.EVENTS)).isFalse();
        assertThat(keypad.press('1', KeyLog.Way.INFO)).isFalse();
        assertThat(keypad.isPressed()).isFalse();
    }

    /// Each key is down for 3 s and up for 1.5 s, with a patience of 2 s.
    @Test
    void aPauseCountsFromKeyUp() throws Exception {
        AtomicLong now = new AtomicLong();
        Keypad timed = new Keypad(now::get);
        timed.open();
        CompletableFuture<Digits> entry = CompletableFuture.supplyAsync(() -> collected(timed, Duration.ofSeconds(2)));
        for (char key : "4421".toCharArray()) {
            timed.press(key, KeyLog.Way.EVENTS);
            for (int tick = 0; tick < 150; tick++) {
                now.addAndGet(20_000_000);
                timed.held(key, KeyLog.Way.EVENTS);
            }
            now.addAndGet(1_500_000_000);
        }
        assertThat(entry.get(20, TimeUnit.SECONDS).ascii()).isEqualTo("4421".getBytes(US_ASCII));
    }

    @Test
    void aKeyThatIsNeverLetGoEndsWithTheEntry() throws Exception {
        AtomicLong now = new AtomicLong();
        Keypad timed = new Keypad(now::get);
        timed.open();
        timed.press('4', KeyLog.Way.EVENTS);
        CompletableFuture<Digits> entry = CompletableFuture.supplyAsync(() -> collected(timed, Duration.ofMillis(100)));
        while (!entry.isDone()) {
            now.addAndGet(20_000_000);
            timed.held('4', KeyLog.Way.EVENTS);
            Thread.onSpinWait();
        }
        assertThat(entry.get().ascii()).isEqualTo("4".getBytes(US_ASCII));
        assertThat(now.get()).isGreaterThan(Duration.ofSeconds(10).toNanos());
    }

    private static Digits collected(Keypad keypad, Duration interDigit) {
        try {
            return keypad.collect(new DigitRule(4, PATIENCE, interDigit));
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @Test
    void starAloneIsRepeat() throws Exception {
        press("*");
        assertThat(keypad.collect(FOUR).isRepeat()).isTrue();
    }

    @Test
    void starNineIsNotMeEvenBehindDigits() throws Exception {
        press("12*9");
        assertThat(keypad.collect(FOUR).isNotMe()).isTrue();
    }

    @Test
    void unknownCommandLetsTheEntryBeginAnew() throws Exception {
        press("12*71234");
        assertThat(collect(FOUR)).isEqualTo("1234");
    }

    @Test
    void keysBeforeTheAnswerNeverCount() throws Exception {
        Keypad ringing = new Keypad();
        assertThat(ringing.press('1', KeyLog.Way.EVENTS)).isFalse();
        ringing.open();
        assertThat(ringing.isPressed()).isFalse();
    }

    @Test
    void keyThatCameBothWaysCountsOnce() throws Exception {
        keypad.press('5', KeyLog.Way.EVENTS);
        keypad.press('5', KeyLog.Way.INFO);
        keypad.press('5', KeyLog.Way.INFO);
        keypad.press('5', KeyLog.Way.EVENTS);
        press("7#");
        assertThat(collect(FOUR)).isEqualTo("557");
    }

    @Test
    void sameKeyTwiceOneWayIsTwo() throws Exception {
        press("55#");
        assertThat(collect(FOUR)).isEqualTo("55");
    }

    @Test
    void keysOutliveTheCall() throws Exception {
        press("12");
        keypad.close();
        assertThat(collect(FOUR)).isEqualTo("12");
        assertThat(collect(FOUR)).isEmpty();
    }

    @Test
    void waitingKeyCutsAtOnceAndTheNextOneToo() {
        int[] cuts = new int[1];
        press("1");
        keypad.onKey(() -> cuts[0]++);
        press("2");
        keypad.onKey(null);
        press("3");
        assertThat(cuts[0]).isEqualTo(2);
    }
}
