package io.ringtrue.numbers.plan;

import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// The blocks of one calling code as ranges without overlap, one after another, with gaps between them as
/// ranges too. The first four digits of a number limit a binary search for its range. Immutable.
public final class BlockRanges {

    static final long[] POWERS = powers();
    static final BlockRanges NONE = new BlockRanges(new long[] {0}, new Allocation[] {null});

    private static final int MARKS = 10_000;
    private static final long MARK_STEP = POWERS[Allocations.WIDTH] / MARKS;

    /// Where each range begins, ascending. The first begins at 0, and each ends where the next begins.
    private final long[] starts;
    /// Null for a gap.
    private final @Nullable Allocation[] blocks;
    /// By the first four digits of a number: the range in which such numbers begin.
    private final int[] marks = new int[MARKS + 1];

    private BlockRanges(long[] starts, @Nullable Allocation[] blocks) {
        this.starts = starts;
        this.blocks = blocks;
        for (int mark = 0, range = 0; mark <= MARKS; mark++) {
            while (range + 1 < starts.length && starts[range + 1] <= mark * MARK_STEP) range++;
            marks[mark] = range;
        }
    }

    private static long[] powers() {
        long[] powers = new long[Allocations.WIDTH + 1];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) powers[i] = powers[i - 1] * 10;
        return powers;
    }

    static long key(byte[] digits, int from, int length) {
        long key = 0;
        for (int i = from; i < from + length; i++) key = key * 10 + digits[i] - '0';
        return key * POWERS[Allocations.WIDTH - length];
    }

    @Nullable
    Allocation at(long key) {
        int mark = (int) (key / MARK_STEP);
        int low = marks[mark];
        int high = marks[mark + 1];
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (starts[middle] <= key) low = middle;
            else high = middle - 1;
        }
        return blocks[low];
    }

    /// How many ranges there are, including gaps.
    public int count() {
        return starts.length;
    }

    long start(int range) {
        return starts[range];
    }

    /// Where a range ends, exclusive.
    public long end(int range) {
        return range + 1 < starts.length ? starts[range + 1] : Long.MAX_VALUE;
    }

    /// The block of a range; null for a gap.
    @Nullable
    public Allocation block(int range) {
        return blocks[range];
    }

    /// Turns blocks that may overlap into ranges that do not.
    static final class Sweep {

        private long[] from = new long[16];
        private long[] end = new long[16];
        private int[] kind = new int[16];
        private int count;

        private long[] starts = new long[16];
        private @Nullable Allocation[] blocks = new Allocation[16];
        private int flat;

        void add(long first, long last, int number) {
            if (count == from.length) {
                from = Arrays.copyOf(from, 2 * count);
                end = Arrays.copyOf(end, 2 * count);
                kind = Arrays.copyOf(kind, 2 * count);
            }
            from[count] = first;
            end[count] = last;
            kind[count++] = number;
        }

        /// Walks through all numbers once. At each point the narrowest of the blocks there counts.
        BlockRanges flat(List<Allocation> kinds) {
            Integer[] order = new Integer[count];
            Arrays.setAll(order, i -> i);
            Arrays.sort(order, (a, b) -> Long.compare(from[a], from[b]));
            PriorityQueue<Integer> open = new PriorityQueue<>((a, b) -> before(a, b, kinds));
            flat = 0;
            long at = 0;
            for (int next = 0; next < count || !open.isEmpty(); ) {
                long ahead = next < count ? from[order[next]] : Long.MAX_VALUE;
                Integer narrowest = open.peek();
                if (ahead == at) {
                    open.add(order[next++]);
                } else if (narrowest == null) {
                    put(at, null);
                    at = ahead;
                } else if (end[narrowest] <= at) {
                    open.remove();
                } else {
                    put(at, kinds.get(kind[narrowest]));
                    at = Math.min(end[narrowest], ahead);
                }
            }
            put(at, null);
            return new BlockRanges(Arrays.copyOf(starts, flat), Arrays.copyOf(blocks, flat));
        }

        private int before(int a, int b, List<Allocation> kinds) {
            int width = Long.compare(end[a] - from[a], end[b] - from[b]);
            if (width != 0) return width;
            int date = kinds.get(kind[b]).date().compareTo(kinds.get(kind[a]).date());
            return date != 0 ? date : Integer.compare(b, a);
        }

        /// Begins a range. It is joined with the range before it if both have the same block.
        private void put(long start, @Nullable Allocation block) {
            if (flat > 0 && starts[flat - 1] == start) flat--;
            if (flat > 0 && blocks[flat - 1] == block) return;
            if (flat == starts.length) {
                starts = Arrays.copyOf(starts, 2 * flat);
                blocks = Arrays.copyOf(blocks, 2 * flat);
            }
            starts[flat] = start;
            blocks[flat++] = block;
        }
    }
}
