package io.ringtrue.numbers.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Blocks of numbers and their holders, by calling code. Immutable and safe for several threads.
///
/// Blocks may lie within each other: the narrowest one counts. Of two blocks for the same numbers the one
/// from the newer file counts, then the one added later.
public final class Allocations {

    /// National numbers are filled up to this many digits, so that each block is a range of integers.
    static final int WIDTH = 18;

    /// No blocks.
    public static final Allocations NONE = new Allocations(Map.of());

    private static final int LARGEST_CALLING_CODE = 999;

    private final Map<Integer, BlockRanges> ranges;
    /// The same as an array by calling code, which is faster.
    private final @Nullable BlockRanges[] byCallingCode = new BlockRanges[LARGEST_CALLING_CODE + 1];

    private Allocations(Map<Integer, BlockRanges> ranges) {
        this.ranges = ranges;
        ranges.forEach((callingCode, all) -> byCallingCode[callingCode] = all);
    }

    /// A builder without blocks.
    public static Builder builder() {
        return new Builder();
    }

    /// The calling codes that have blocks, ascending.
    public Set<Integer> callingCodes() {
        return ranges.keySet();
    }

    /// Whether there are no blocks.
    public boolean isEmpty() {
        return ranges.isEmpty();
    }

    /// The block of a number; null when no block contains it.
    ///
    /// @param national the national significant number, at most 18 digits
    public @Nullable Allocation of(int callingCode, String national) {
        BlockRanges all = ranges.get(callingCode);
        return all == null ? null : all.at(first(national));
    }

    /// Like [#of(int, String)], with digits in ASCII.
    @Nullable
    public Allocation of(int callingCode, byte[] digits, int from, int length) {
        BlockRanges all = byCallingCode[callingCode];
        return all == null ? null : all.at(BlockRanges.key(digits, from, length));
    }

    /// The ranges of a calling code; one gap when it has no blocks.
    public BlockRanges of(int callingCode) {
        return ranges.getOrDefault(callingCode, BlockRanges.NONE);
    }

    private static long first(String digits) {
        long key = 0;
        for (int i = 0; i < digits.length(); i++) key = key * 10 + digits.charAt(i) - '0';
        return key * BlockRanges.POWERS[WIDTH - digits.length()];
    }

    /// Collects blocks in any order. Used by one thread.
    public static final class Builder {

        private final Map<Integer, BlockRanges.Sweep> blocks = new TreeMap<>();
        private final List<Allocation> kinds = new ArrayList<>();
        private final Map<Allocation, Integer> numbers = new HashMap<>();

        /// Adds a block: all national numbers that begin with `first` to `last`, whatever digits follow.
        ///
        /// @param callingCode 1 to 999
        /// @param first 1 to 17 digits
        /// @param last as many digits as `first`, not smaller
        /// @throws IllegalArgumentException when the range breaks these rules
        public Builder range(int callingCode, String first, String last, Allocation allocation) {
            if (!digits(first) || !digits(last) || first.length() != last.length()) {
                throw new IllegalArgumentException("first and last must have 1 to 17 digits, the same number each");
            }
            return range(callingCode, Long.parseLong(first), Long.parseLong(last), first.length(), allocation);
        }

        /// Like [#range(int, String, String, Allocation)], with `first` and `last` as integers of `digits`
        /// digits, including leading zeros.
        public Builder range(int callingCode, long first, long last, int digits, Allocation allocation) {
            if (callingCode < 1 || callingCode > LARGEST_CALLING_CODE) {
                throw new IllegalArgumentException("callingCode must be 1 to 999, not " + callingCode);
            }
            if (digits < 1 || digits > WIDTH || first < 0 || last < first || last >= BlockRanges.POWERS[digits]) {
                throw new IllegalArgumentException("first to last must be a range of numbers of 1 to 18 digits");
            }
            int number = numbers.computeIfAbsent(allocation, kind -> {
                kinds.add(kind);
                return kinds.size() - 1;
            });
            long step = BlockRanges.POWERS[WIDTH - digits];
            blocks.computeIfAbsent(callingCode, _ -> new BlockRanges.Sweep())
                    .add(first * step, (last + 1) * step, number);
            return this;
        }

        /// Adds a block: all national numbers that begin with `prefix`.
        public Builder prefix(int callingCode, String prefix, Allocation allocation) {
            return range(callingCode, prefix, prefix, allocation);
        }

        private static boolean digits(String text) {
            return !text.isEmpty() && text.length() < WIDTH && text.chars().allMatch(c -> c >= '0' && c <= '9');
        }

        /// The blocks so far.
        public Allocations build() {
            Map<Integer, BlockRanges> ranges = new TreeMap<>();
            blocks.forEach((callingCode, sweep) -> ranges.put(callingCode, sweep.flat(kinds)));
            return new Allocations(ranges);
        }
    }
}
