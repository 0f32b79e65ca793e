package io.ringtrue.numbers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringtrue.numbers.plan.Allocation;
import io.ringtrue.numbers.plan.Allocations;
import io.ringtrue.numbers.plan.Basis;
import io.ringtrue.numbers.plan.Basis.Confidence;
import io.ringtrue.numbers.plan.BlockStatus;
import io.ringtrue.numbers.plan.LineType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/// Each answer uses either the old data or the new, however often they are replaced.
class SwappableNumbersTest {

    private static final int SWAPS = 2_000;

    private static Allocations state(String holder, LineType type, int day) {
        Allocation block = new Allocation(
                holder,
                Optional.of(type),
                Confidence.HIGH,
                BlockStatus.GIVEN_OUT,
                "source of " + holder,
                LocalDate.of(2026, 1, day));
        return Allocations.builder().prefix(1, "201510", block).build();
    }

    @Test
    void neverMixesOldAndNew() throws InterruptedException, ExecutionException {
        SwappableNumbers numbers = new SwappableNumbers(CompiledNumbers.load());
        Allocations old = state("old", LineType.MOBILE, 1);
        Allocations now = state("new", LineType.FIXED_LINE, 2);
        numbers.swap(old);
        AtomicBoolean over = new AtomicBoolean();
        List<Long> seen = new ArrayList<>();
        try (var readers = Executors.newFixedThreadPool(3)) {
            List<Future<Long>> counts = new ArrayList<>();
            for (int i = 0; i < 3; i++) counts.add(readers.submit(() -> read(numbers, over)));
            for (int i = 0; i < SWAPS; i++) numbers.swap(i % 2 == 0 ? now : old);
            over.set(true);
            for (Future<Long> count : counts) seen.add(count.get());
        }
        assertTrue(seen.stream().allMatch(count -> count > 0));
    }

    private static long read(SwappableNumbers numbers, AtomicBoolean over) {
        long count = 0;
        do {
            NumberReport report = numbers.describe("+12015106000");
            boolean old = report.lineType() == LineType.MOBILE;
            String holder = old ? "old" : "new";
            assertEquals(old ? LineType.MOBILE : LineType.FIXED_LINE, report.lineType());
            assertEquals(holder, report.carrier().orElse(""));
            for (Field field : List.of(Field.LINE_TYPE, Field.CARRIER)) {
                Basis basis = report.basis(field).orElseThrow();
                assertEquals("source of " + holder, basis.source());
                assertEquals(old ? 1 : 2, basis.date().getDayOfMonth());
            }
            assertEquals(holder, report.block().orElseThrow().holder());
            count++;
        } while (!over.get());
        return count;
    }
}
