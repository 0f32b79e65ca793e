package io.ringtrue.numbers.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.management.ThreadMXBean;
import io.ringtrue.numbers.CompiledNumbers;
import io.ringtrue.numbers.Lookup;
import io.ringtrue.numbers.ReadingRules;
import io.ringtrue.numbers.plan.Basis.Confidence;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The narrowest block that contains a number counts.
public class AllocationsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 1);

    public static Allocation held(String holder) {
        return held(holder, DAY);
    }

    private static Allocation held(String holder, LocalDate date) {
        return new Allocation(
                holder, Optional.of(LineType.MOBILE), Confidence.HIGH, BlockStatus.GIVEN_OUT, "sample", date);
    }

    private static String holder(@Nullable Allocation block) {
        return block == null ? "" : block.holder();
    }

    @Test
    void answersTheNarrowestBlockAndTheWiderAroundIt() {
        Allocations blocks = Allocations.builder()
                .prefix(1, "2015106", held("thousand"))
                .prefix(1, "201510", held("exchange"))
                .build();

        assertEquals("thousand", holder(blocks.of(1, "2015106000")));
        assertEquals("thousand", holder(blocks.of(1, "2015106999")));
        assertEquals("exchange", holder(blocks.of(1, "2015105999")));
        assertEquals("exchange", holder(blocks.of(1, "2015107000")));
        assertNull(blocks.of(1, "2015110000"));
        assertNull(blocks.of(1, "2015099999"));
        assertNull(blocks.of(44, "2015106000"));
    }

    @Test
    void countsTheNewerOfTwoFilesForTheSameBlock() {
        Allocations blocks = Allocations.builder()
                .prefix(44, "56", held("new", DAY))
                .prefix(44, "56", held("old", DAY.minusDays(1)))
                .build();

        assertEquals("new", holder(blocks.of(44, "5600000000")));
    }

    @Test
    void takesRangesToTheirLastNumberAndLeadingZeros() {
        Allocations blocks = Allocations.builder()
                .range(39, "0100", "0199", held("zero"))
                .range(7, "9999999999", "9999999999", held("last"))
                .build();

        assertEquals("zero", holder(blocks.of(39, "019912345")));
        assertNull(blocks.of(39, "02001"));
        assertEquals("last", holder(blocks.of(7, "9999999999")));
        assertNull(blocks.of(7, "9999999998"));
    }

    @Test
    void refusesWhatIsNoRange() {
        Allocations.Builder builder = Allocations.builder();

        assertThrows(IllegalArgumentException.class, () -> builder.range(1, "20", "201", held("x")));
        assertThrows(IllegalArgumentException.class, () -> builder.range(1, "21", "20", held("x")));
        assertThrows(IllegalArgumentException.class, () -> builder.prefix(1, "", held("x")));
        assertThrows(IllegalArgumentException.class, () -> builder.prefix(0, "20", held("x")));
    }

    private record Block(String first, String last, String holder) {}

    /// Compares with a search through all blocks; the seed is printed on failure.
    @Test
    void answersAsASearchThroughAllBlocksWould() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 50; round++) {
            List<Block> all = new ArrayList<>();
            Allocations.Builder builder = Allocations.builder();
            for (int i = 0; i < 60; i++) {
                int digits = random.nextInt(1, 6);
                int bound = (int) Math.pow(10, digits);
                int first = random.nextInt(bound);
                int last = Math.min(bound - 1, first + random.nextInt(1 + bound / 5));
                Block block = new Block(padded(first, digits), padded(last, digits), "holder " + i);
                all.add(block);
                builder.range(999, block.first, block.last, held(block.holder));
            }
            Allocations blocks = builder.build();
            for (int i = 0; i < 500; i++) {
                String number = padded(random.nextInt(1_000_000), 6);
                assertEquals(searched(all, number), holder(blocks.of(999, number)), "seed " + seed + ", " + number);
            }
        }
    }

    private static String padded(int value, int digits) {
        return String.format("%0" + digits + "d", value);
    }

    private static String searched(List<Block> all, String number) {
        String holder = "";
        double narrowest = Double.MAX_VALUE;
        for (Block block : all) {
            String start = number.substring(0, block.first.length());
            double width = (Long.parseLong(block.last) - Long.parseLong(block.first) + 1)
                    * Math.pow(10, -block.first.length());
            boolean within = start.compareTo(block.first) >= 0 && start.compareTo(block.last) <= 0;
            if (within && width <= narrowest * (1 + 1e-9)) {
                holder = block.holder;
                narrowest = width;
            }
        }
        return holder;
    }

    @Test
    void allocatesNothingForALookUpWithBlocks() {
        Allocations.Builder builder = Allocations.builder();
        for (int npa = 201; npa < 990; npa++) {
            for (int nxx = 200; nxx < 1000; nxx++) builder.prefix(1, "" + npa + nxx, held("holder " + nxx % 50));
        }
        Lookup lookup = CompiledNumbers.load().with(builder.build()).lookup();
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long found = look(lookup, 50_000);

        long before = threads.getCurrentThreadAllocatedBytes();
        found -= look(lookup, 50_000);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;

        assertEquals(0, found);
        assertEquals(0, allocated / 50_000);
    }

    private static long look(Lookup lookup, int times) {
        byte[] number = "+12015106000".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        long found = 0;
        for (int i = 0; i < times; i++) {
            number[4] = (byte) ('0' + i % 10);
            number[7] = (byte) ('0' + i / 10 % 10);
            if (lookup.read(number, 0, number.length, ReadingRules.COUNTRY_CODE_FIRST)) {
                found += lookup.carrier().length() + lookup.lineType().ordinal();
            }
        }
        return found;
    }
}
