package io.ringtrue.numbers.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Which block of numbers a number belongs to, and who holds it. Immutable; shared freely between threads.
///
/// Blocks may lie within one another: the narrower one counts for its numbers. Of two for the same numbers the one of
/// the newer file counts, then the one that was added later.
public final class Allocations {

    /// National numbers are compared as if they had this many digits, so that a block is a range of integers.
    static final int WIDTH = 18;

    /// No blocks at all.
    public static final Allocations NONE = new Allocations(Map.of());

    private static final int LARGEST_CALLING_CODE = 999;

    private final Map<Integer, BlockRanges> ranges;
    /// The same by calling code, for the hot path.
    private final @Nullable BlockRanges[] byCallingCode = new BlockRanges[LARGEST_CALLING_CODE + 1];

    private Allocations(Map<Integer, BlockRanges> ranges) {
        this.ranges = ranges;
        ranges.forEach((callingCode, all) -> byCallingCode[callingCode] = all);
    }

    public static Builder builder() {
        return new Builder();
    }

    /// Calling codes that have blocks.
    public Set<Integer> callingCodes() {
        return ranges.keySet();
    }

    public boolean isEmpty() {
        return ranges.isEmpty();
    }

    /// The block of a number; null when none is known.
    ///
    /// @param national the national significant number as digits, at most 18
    public @Nullable Allocation of(int callingCode, String national) {
        BlockRanges all = ranges.get(callingCode);
        return all == null ? null : all.at(first(national));
    }

    /// As [#of(int, String)], from digits in ASCII.
    @Nullable
    public Allocation of(int callingCode, byte[] digits, int from, int length) {
        BlockRanges all = byCallingCode[callingCode];
        return all == null ? null : all.at(BlockRanges.key(digits, from, length));
    }

    /// Empty where a calling code has no blocks.
    public BlockRanges of(int callingCode) {
        return ranges.getOrDefault(callingCode, BlockRanges.NONE);
    }

    private static long first(String digits) {
        long key = 0;
        for (int i = 0; i < digits.length(); i++) key = key * 10 + digits.charAt(i) - '0';
        return key * BlockRanges.POWERS[WIDTH - digits.length()];
    }

    /// Takes blocks in any order. For one thread.
    public static final class Builder {

        private final Map<Integer, BlockRanges.Sweep> blocks = new TreeMap<>();
        private final List<Allocation> kinds = new ArrayList<>();
        private final Map<Allocation, Integer> numbers = new HashMap<>();

        /// All national numbers from `first` to `last` and whatever digits may follow them.
        ///
        /// @param callingCode 1 to 999
        /// @param first 1 to 17 digits
        /// @param last as many digits as `first`, not smaller
        /// @throws IllegalArgumentException when the range is not one
        public Builder range(int callingCode, String first, String last, Allocation allocation) {
            if (!digits(first) || !digits(last) || first.length() != last.length()) {
                throw new IllegalArgumentException("first and last must be 1 to 17 digits, and as many");
            }
            return range(callingCode, Long.parseLong(first), Long.parseLong(last), first.length(), allocation);
        }

        /// As [#range(int, String, String, Allocation)], with numbers of `digits` digits, leading zeros counted.
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

        /// All national numbers that begin with `prefix`.
        public Builder prefix(int callingCode, String prefix, Allocation allocation) {
            return range(callingCode, prefix, prefix, allocation);
        }

        private static boolean digits(String text) {
            return !text.isEmpty() && text.length() < WIDTH && text.chars().allMatch(c -> c >= '0' && c <= '9');
        }

        public Allocations build() {
            Map<Integer, BlockRanges> ranges = new TreeMap<>();
            blocks.forEach((callingCode, sweep) -> ranges.put(callingCode, sweep.flat(kinds)));
            return new Allocations(ranges);
        }
    }
}
