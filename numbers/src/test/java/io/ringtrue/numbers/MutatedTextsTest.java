package io.ringtrue.numbers;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Mutations of the smallest odd texts: no exception, nothing slow, and the next good number is read
/// correctly.
class MutatedTextsTest {

    private static final long FIXED_SEED = 20261128;
    private static final int MUTATIONS = 5_000;
    private static final Duration SLOW = Duration.ofSeconds(1);
    private static final List<Integer> DEFAULTS = List.of(0, 1, 7, 39, 44, 49, 61, 81, 82, 358);
    private static final List<String> INPUTS = List.of(
            "4930901822.0",
            "1.20155501E10",
            "+4.930901822E9",
            "3315550100.0",
            "4.9301234567E11",
            "\"201-555-0100 x12\"",
            "(201) 555-0100 (ext 12)",
            "+49 30 901838 доб. 12",
            "+1 650 253 0000 (x136)",
            "201-555-0100 / 201-555-0101",
            "0113 496 0123",
            "011 44 20 7946 0958",
            "tel:2079460958;phone-context=+44");
    private static final List<String> PIECES = List.of(
            ".",
            ",",
            ",,",
            "E",
            "e+",
            "-",
            "+",
            "x",
            "ext",
            ";",
            ";ext=",
            ";phone-context=+",
            "#",
            "~",
            "/",
            "(",
            ")",
            "'",
            "\"",
            " ",
            "\n",
            "\u0000",
            "٣",
            "é",
            "内線",
            "\uD83D",
            "\uDE00",
            "0",
            "00",
            "9999",
            "1e999999999",
            "\u200F");

    private static final CompiledNumbers NUMBERS = CompiledNumbers.load();
    private final Lookup lookup = NUMBERS.lookup();

    @Test
    void readsMutatedTextsWithoutFuss() {
        mutate(FIXED_SEED);
    }

    @Test
    void readsTextsMutatedAnewWithoutFuss() {
        mutate(new SecureRandom().nextLong());
    }

    private void mutate(long seed) {
        System.out.println("mutated texts: seed " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        for (String input : INPUTS) {
            for (int i = 0; i < MUTATIONS; i++) read(mutated(input, random), random, seed);
        }
    }

    private static String mutated(String input, SplittableRandom random) {
        StringBuilder text = new StringBuilder(input);
        for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
            int at = random.nextInt(text.length() + 1);
            int to = Math.min(text.length(), at + random.nextInt(4));
            switch (random.nextInt(4)) {
                case 0 -> text.delete(at, to);
                case 1 ->
                    text.insert(at, PIECES.get(random.nextInt(PIECES.size())).repeat(1 + random.nextInt(3)));
                case 2 -> text.insert(at, text.substring(at, to));
                default -> text.replace(at, to, PIECES.get(random.nextInt(PIECES.size())));
            }
        }
        return text.toString();
    }

    private void read(String text, SplittableRandom random, long seed) {
        ReadingRules rules = new ReadingRules(DEFAULTS.get(random.nextInt(DEFAULTS.size())), random.nextBoolean());
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        boolean valid = lookup.read(text, rules);
        Duration taken = Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before);
        assertThat(taken).as("seed %d", seed).isLessThan(SLOW);
        assertThat(lookup.valid()).isEqualTo(valid);
        assertThat(valid).isEqualTo(lookup.fault() == null);
        lookup.read("+442079460958", rules);
        assertThat(lookup.e164()).isEqualTo("+442079460958");
    }
}
