package io.ringtrue.numbers.operators;

import io.ringtrue.numbers.plan.Allocation;
import io.ringtrue.numbers.plan.Allocations;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// The blocks of one file. There may be hundreds of thousands, so they are kept in arrays.
final class BlockList {

    /// Blocks are compared as ranges of numbers with this many digits; shorter ones are filled up with 0 or
    /// 9.
    private static final int WIDTH = 18;

    private static final int REFUSED = -1;

    private final List<BlockEntry> entries = new ArrayList<>();
    private final Map<BlockEntry, Integer> numbers = new HashMap<>();
    private long[] first = new long[64];
    private long[] last = new long[64];
    private int[] entry = new int[64];
    private int[] line = new int[64];
    private int count;

    /// @param from the first number, as digits
    /// @param to the last number, with as many digits
    /// @param at the line of the row
    void add(String from, String to, BlockEntry what, int at) {
        if (count == line.length) grow();
        first[count] = Long.parseLong(from + "0".repeat(WIDTH - from.length()));
        last[count] = Long.parseLong(to + "9".repeat(WIDTH - to.length()));
        entry[count] = numbers.computeIfAbsent(what, kind -> {
            entries.add(kind);
            return entries.size() - 1;
        });
        line[count++] = at;
    }

    private void grow() {
        first = Arrays.copyOf(first, 2 * count);
        last = Arrays.copyOf(last, 2 * count);
        entry = Arrays.copyOf(entry, 2 * count);
        line = Arrays.copyOf(line, 2 * count);
    }

    /// How many blocks count.
    int size() {
        return (int) Arrays.stream(entry, 0, count).filter(e -> e != REFUSED).count();
    }

    /// The first digit of the lowest block.
    char leadingDigit() {
        long smallest = Arrays.stream(first, 0, count).min().orElse(0);
        return (char) ('0' + smallest / 100_000_000_000_000_000L);
    }

    /// Removes blocks that are listed more than once with different contents, because it cannot be known
    /// which row is right.
    ///
    /// @return one entry for each row of such a block, by line
    List<RefusedRow> conflicts() {
        Integer[] order = new Integer[count];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, this::compare);
        List<RefusedRow> refused = new ArrayList<>();
        for (int from = 0, to; from < count; from = to) {
            to = from + 1;
            boolean differ = false;
            while (to < count && compare(order[from], order[to]) == 0) {
                differ |= entry[order[from]] != entry[order[to++]];
            }
            if (differ) refuse(Arrays.copyOfRange(order, from, to), refused);
        }
        refused.sort((a, b) -> Integer.compare(a.line(), b.line()));
        return refused;
    }

    private int compare(int a, int b) {
        int code = Integer.compare(
                entries.get(entry[a]).callingCode(), entries.get(entry[b]).callingCode());
        if (code != 0) return code;
        int from = Long.compare(first[a], first[b]);
        return from != 0 ? from : Long.compare(last[a], last[b]);
    }

    private void refuse(Integer[] same, List<RefusedRow> refused) {
        for (int i = 0; i < same.length; i++) {
            int other = line[same[i == 0 ? 1 : 0]];
            refused.add(new RefusedRow(line[same[i]], "is the same block as line " + other + ", but differs from it"));
        }
        for (int block : same) entry[block] = REFUSED;
    }

    /// Adds every block to `builder`.
    ///
    /// @param resolve looks up the codes of a block
    void into(Allocations.Builder builder, Function<BlockEntry, Allocation> resolve) {
        List<Allocation> resolved = entries.stream().map(resolve).toList();
        for (int i = 0; i < count; i++) {
            if (entry[i] == REFUSED) continue;
            int callingCode = entries.get(entry[i]).callingCode();
            builder.range(callingCode, first[i], last[i], WIDTH, resolved.get(entry[i]));
        }
    }

    /// The calling codes of the blocks, ascending.
    List<Integer> callingCodes() {
        return entries.stream().map(BlockEntry::callingCode).distinct().sorted().toList();
    }
}
