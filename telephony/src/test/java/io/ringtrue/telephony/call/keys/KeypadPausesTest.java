package io.ringtrue.telephony.call.keys;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.telephony.call.keys.KeyLog.Way;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What ends the wait for a key, and what does not, in time that passes only when a test says so.
class KeypadPausesTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration MOMENT = Duration.ofMillis(40);

    private final AtomicLong now = new AtomicLong(7_000_000_000L);
    private final Keypad keypad = new Keypad(now::get);

    @BeforeEach
    void open() {
        keypad.open();
    }

    private CompletableFuture<String> collecting(DigitRule rule) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return new String(keypad.collect(rule).ascii(), US_ASCII);
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        });
    }

    private void press(String keys) {
        for (char key : keys.toCharArray()) keypad.press(key, Way.EVENTS);
    }

    private static String end(CompletableFuture<String> entry) throws Exception {
        return entry.get(20, TimeUnit.SECONDS);
    }

    @Test
    void closingReleasesWhoWaitsWithWhatThereIs() throws Exception {
        CompletableFuture<String> entry = collecting(new DigitRule(4, HOUR, HOUR));
        press("12");
        keypad.close();
        assertThat(end(entry)).isEqualTo("12");
        assertThat(end(collecting(new DigitRule(4, HOUR, HOUR)))).isEmpty();
    }

    /// An entry complete by its last key is returned at once, whatever the pauses are.
    @ParameterizedTest
    @CsvSource({"1234, 1234", "12#, 12", "*9, *9", "12*9, *9", "#, ''"})
    void aCompleteEntryWaitsForNothing(String keys, String entry) throws Exception {
        CompletableFuture<String> collecting = collecting(new DigitRule(4, HOUR, HOUR));
        press(keys);
        assertThat(end(collecting)).isEqualTo(entry);
    }

    /// A slip begins the entry anew, and with it the wait for a first key.
    @Test
    void afterASlipTheFirstKeyIsWaitedForAgain() throws Exception {
        CompletableFuture<String> entry = collecting(new DigitRule(2, HOUR, MOMENT));
        press("*5"); // no command: nothing is keyed now
        now.addAndGet(MOMENT.multipliedBy(10).toNanos());
        press("67");
        assertThat(end(entry)).isEqualTo("67");
    }

    /// The hash that people press behind a full entry is nothing but that: once, at once, and only behind a
    /// full one.
    @ParameterizedTest
    @CsvSource({"12, #, false", "1#, #, true", "12, ##, true", "12, 3#, true"})
    void aHashBehindAFullEntryCountsForNothing(String entry, String behind, boolean waits) throws Exception {
        press(entry);
        assertThat(end(collecting(new DigitRule(2, HOUR, HOUR)))).isEqualTo(entry.replace("#", ""));
        press(behind);
        assertThat(keypad.isPressed()).isEqualTo(waits);
    }

    @Test
    void aHashOutOfHabitCutsNoPrompt() throws Exception {
        int[] cuts = new int[1];
        press("12");
        end(collecting(new DigitRule(2, HOUR, HOUR)));
        keypad.onKey(() -> cuts[0]++);
        press("#");
        assertThat(cuts[0]).isZero();
        press("#");
        assertThat(cuts[0]).isEqualTo(1);
    }

    @Test
    void aKeyThatComesOnlyWhenTheCallIsOverCountsForNothing() {
        keypad.close();
        assertThat(keypad.press('1', Way.EVENTS)).isFalse();
        assertThat(keypad.mayCount('1', Way.EVENTS)).isFalse();
        assertThat(keypad.isPressed()).isFalse();
    }

    /// Down before the answer, its other half behind it: one press, and not of this entry.
    @Test
    void aPressThatStraddlesTheAnswerIsKnown() {
        Keypad ringing = new Keypad(now::get);
        assertThat(ringing.press('5', Way.EVENTS)).isFalse();
        ringing.open();
        assertThat(ringing.mayCount('5', Way.TONES)).isFalse();
        assertThat(ringing.press('5', Way.TONES)).isFalse();
        assertThat(ringing.press('5', Way.INFO)).isFalse();
        assertThat(ringing.isPressed()).isFalse();
        assertThat(ringing.press('5', Way.EVENTS)).as("another").isTrue();
    }
}
