package io.ringtrue.numbers.tables;

import java.util.ArrayList;
import java.util.List;

/// A regular expression of the metadata, over digits. Only the dialect that the metadata uses is supported:
/// digits, `\d`, `[1-35]`, `(…)`, `(?:…)`, `|`, `?`, `{n}`, `{n,m}` and a final `$`. Anything else is
/// refused, so that a new construct in a later release stops the build and does not change answers.
///
/// It is compiled to instructions. Earlier alternatives have priority, as in Perl and Java.
final class DigitPattern {

    sealed interface Instruction {}

    /// Consumes one digit, if its bit is set.
    record Digit(int mask) implements Instruction {}

    /// Tries `first`, then `second`.
    record Split(int first, int second) implements Instruction {}

    record Jump(int to) implements Instruction {}

    /// The group `number` opens or closes here.
    record Group(int number, boolean opens) implements Instruction {}

    /// Matches only at the end of the digits.
    record AtEnd() implements Instruction {}

    record Matched() implements Instruction {}

    private static final int ANY_DIGIT = 0x3FF;

    private final String source;
    private final List<Instruction> program = new ArrayList<>();
    private int position;
    private int groups;

    private DigitPattern(String source) {
        this.source = source;
    }

    static DigitPattern of(String source) {
        DigitPattern pattern = new DigitPattern(source);
        pattern.alternatives();
        if (pattern.position != source.length()) throw pattern.refuse("unbalanced");
        pattern.program.add(new Matched());
        return pattern;
    }

    int groups() {
        return groups;
    }

    Instruction at(int instruction) {
        return program.get(instruction);
    }

    private void alternatives() {
        int start = program.size();
        sequence();
        if (position == source.length() || source.charAt(position) != '|') return;
        position++;
        program.add(start, new Split(0, 0));
        shiftTargets(start + 1, start, 1);
        int jump = program.size();
        program.add(new Jump(0));
        program.set(start, new Split(start + 1, program.size()));
        alternatives();
        program.set(jump, new Jump(program.size()));
    }

    private void sequence() {
        while (position < source.length() && source.charAt(position) != '|' && source.charAt(position) != ')') {
            int start = program.size();
            int groupsBefore = groups;
            atom();
            quantifier(start, groupsBefore);
        }
    }

    private void atom() {
        char c = source.charAt(position++);
        switch (c) {
            case '(' -> group();
            case '[' -> program.add(new Digit(digitClass()));
            case '\\' -> {
                if (source.charAt(position++) != 'd') throw refuse("only \\d may follow a backslash");
                program.add(new Digit(ANY_DIGIT));
            }
            case '$' -> program.add(new AtEnd());
            default -> {
                if (c < '0' || c > '9') throw refuse("unexpected " + c);
                program.add(new Digit(1 << (c - '0')));
            }
        }
    }

    private void group() {
        boolean captures = !source.startsWith("?:", position);
        int number = captures ? ++groups : 0;
        if (captures) program.add(new Group(number, true));
        else position += 2;
        alternatives();
        if (position == source.length() || source.charAt(position++) != ')') throw refuse("unclosed group");
        if (captures) program.add(new Group(number, false));
    }

    private int digitClass() {
        int mask = 0;
        int last = -1;
        for (char c = source.charAt(position++); c != ']'; c = source.charAt(position++)) {
            if (c == '\\') {
                if (source.charAt(position++) != 'd') throw refuse("only \\d may follow a backslash");
                mask = ANY_DIGIT;
            } else if (c == '-') {
                int to = source.charAt(position++) - '0';
                if (last < 0 || to < last || to > 9) throw refuse("bad range");
                for (int d = last; d <= to; d++) mask |= 1 << d;
            } else {
                last = c - '0';
                if (last < 0 || last > 9) throw refuse("unexpected " + c);
                mask |= 1 << last;
            }
        }
        return mask;
    }

    private void quantifier(int start, int groupsBefore) {
        if (position == source.length()) return;
        char c = source.charAt(position);
        if (c == '?') {
            position++;
            optional(start);
        } else if (c == '{') {
            int close = source.indexOf('}', position);
            String[] bounds = source.substring(position + 1, close).split(",", -1);
            position = close + 1;
            int least = Integer.parseInt(bounds[0]);
            int most = bounds.length == 1 ? least : Integer.parseInt(bounds[1]);
            if (groups != groupsBefore) throw refuse("a repeated group");
            repeat(start, least, most);
        } else if (c == '*' || c == '+') {
            throw refuse("unbounded repetition");
        }
    }

    private void optional(int start) {
        program.add(start, new Split(0, 0));
        shiftTargets(start + 1, start, 1);
        program.set(start, new Split(start + 1, program.size()));
    }

    private void repeat(int start, int least, int most) {
        List<Instruction> once = List.copyOf(program.subList(start, program.size()));
        program.subList(start, program.size()).clear();
        List<Integer> splits = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            if (i >= least) {
                splits.add(program.size());
                program.add(new Split(0, 0));
            }
            int copy = program.size();
            program.addAll(once);
            shiftTargets(copy, start, copy - start);
        }
        for (int split : splits) program.set(split, new Split(split + 1, program.size()));
    }

    /// Adds `distance` to the targets of instructions from `first` on, if they are at or after `from`.
    private void shiftTargets(int first, int from, int distance) {
        for (int i = first; i < program.size(); i++) {
            switch (program.get(i)) {
                case Split(int a, int b) ->
                    program.set(i, new Split(shift(a, from, distance), shift(b, from, distance)));
                case Jump(int to) -> program.set(i, new Jump(shift(to, from, distance)));
                default -> {}
            }
        }
    }

    private static int shift(int target, int from, int distance) {
        return target >= from ? target + distance : target;
    }

    private IllegalArgumentException refuse(String why) {
        return new IllegalArgumentException("digit pattern " + source + " at " + position + ": " + why);
    }
}
