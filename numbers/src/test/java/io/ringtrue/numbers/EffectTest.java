package io.ringtrue.numbers;

import static io.ringtrue.numbers.plan.AllocationsTest.held;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringtrue.numbers.plan.Allocations;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a change of the operator data would change, computed before it is made.
class EffectTest {

    private static final CompiledNumbers PLAN = CompiledNumbers.load();

    private static CompiledNumbers with(Allocations.Builder blocks) {
        return PLAN.with(blocks.build());
    }

    @Test
    void isNothingForTheSameBlocks() {
        Effect effect = Effect.of(
                with(Allocations.builder().prefix(1, "201510", held("a"))),
                with(Allocations.builder().prefix(1, "201510", held("a"))));

        assertTrue(effect.nothing());
        assertEquals(List.of(), effect.answers());
    }

    @Test
    void countsRangesThatCameChangedAndWent() {
        Effect effect = Effect.of(
                with(Allocations.builder()
                        .prefix(1, "201510", held("a"))
                        .prefix(1, "201511", held("a"))
                        .prefix(1, "2015206", held("b"))),
                with(Allocations.builder()
                        .prefix(1, "201510", held("a"))
                        .prefix(1, "201511", held("c"))
                        .prefix(1, "201512", held("d"))
                        .prefix(44, "56", held("e"))));

        assertEquals(2, effect.added());
        assertEquals(1, effect.changed());
        assertEquals(1, effect.removed());
    }

    @Test
    void asksAHundredThousandValidNumbersOfACallingCode() {
        Effect.AnswerChange all = Effect.of(PLAN, with(Allocations.builder().range(52, "1", "9", held("everybody"))))
                .answers()
                .getFirst();

        assertEquals(52, all.callingCode());
        assertEquals(Effect.SAMPLE, all.sample());
        assertEquals(100, all.percent());
    }

    @Test
    void drawsTheSameNumbersEachTime() {
        CompiledNumbers half = with(Allocations.builder().range(52, "1", "5", held("half")));

        Effect once = Effect.of(PLAN, half);
        assertEquals(once, Effect.of(PLAN, half));
        assertTrue(once.answers().getFirst().percent() > 1);
    }

    @Test
    void asksFewerNumbersWhereThePlanHasFew() {
        Effect.AnswerChange few = Effect.of(PLAN, with(Allocations.builder().range(979, "0", "9", held("x"))))
                .answers()
                .getFirst();

        assertTrue(few.sample() <= Effect.SAMPLE);
    }
}
