package io.ringtrue.numbers.tables;

import io.ringtrue.numbers.tables.DigitPattern.AtEnd;
import io.ringtrue.numbers.tables.DigitPattern.Digit;
import io.ringtrue.numbers.tables.DigitPattern.Group;
import io.ringtrue.numbers.tables.DigitPattern.Instruction;
import io.ringtrue.numbers.tables.DigitPattern.Jump;
import io.ringtrue.numbers.tables.DigitPattern.Matched;
import io.ringtrue.numbers.tables.DigitPattern.Split;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The set of digit strings that a pattern matches completely, as a deterministic automaton whose states are
/// made when first needed.
final class DigitLanguage {

    /// The state from which no digits lead to a match.
    static final int DEAD = 0;

    private final DigitPattern pattern;
    private final boolean prefixesSuffice;
    private final Map<BitSet, Integer> numbers = new HashMap<>();
    private final List<BitSet> states = new ArrayList<>();
    private final List<int[]> steps = new ArrayList<>();

    private DigitLanguage(DigitPattern pattern, boolean prefixesSuffice) {
        this.pattern = pattern;
        this.prefixesSuffice = prefixesSuffice;
        number(new BitSet());
        BitSet first = new BitSet();
        close(0, first);
        number(first);
    }

    /// The strings that match completely.
    static DigitLanguage matching(String pattern) {
        return new DigitLanguage(DigitPattern.of(pattern), false);
    }

    /// The strings that match, or that begin with a match.
    static DigitLanguage startingWith(String pattern) {
        return new DigitLanguage(DigitPattern.of(pattern), true);
    }

    int start() {
        return 1;
    }

    boolean accepts(int state) {
        BitSet instructions = states.get(state);
        return instructions.stream().anyMatch(i -> pattern.at(i) instanceof Matched);
    }

    int next(int state, int digit) {
        int[] row = steps.get(state);
        if (row[digit] < 0) row[digit] = step(state, digit);
        return row[digit];
    }

    private int step(int state, int digit) {
        if (prefixesSuffice && accepts(state)) return state;
        BitSet next = new BitSet();
        states.get(state).stream().forEach(i -> {
            if (pattern.at(i) instanceof Digit(int mask) && (mask >> digit & 1) == 1) close(i + 1, next);
        });
        return number(next);
    }

    private void close(int at, BitSet into) {
        Instruction instruction = pattern.at(at);
        switch (instruction) {
            case Digit _, Matched _ -> into.set(at);
            case Jump(int to) -> close(to, into);
            case Group _ -> close(at + 1, into);
            case Split(int first, int second) -> {
                close(first, into);
                close(second, into);
            }
            case AtEnd _ -> throw new IllegalArgumentException("$ in a pattern that is matched whole");
        }
    }

    private int number(BitSet state) {
        Integer known = numbers.get(state);
        if (known != null) return known;
        int number = states.size();
        numbers.put(state, number);
        states.add(state);
        int[] row = new int[10];
        java.util.Arrays.fill(row, -1);
        steps.add(row);
        return number;
    }
}
