package io.ringtrue.numbers;

import io.ringtrue.numbers.plan.Allocation;
import io.ringtrue.numbers.plan.BlockRanges;
import org.jspecify.annotations.Nullable;

/// Counts the ranges in which two tables of one calling code differ. It walks through both at the same time.
final class RangeComparison {

    private enum Difference {
        NONE,
        ADDED,
        CHANGED,
        REMOVED
    }

    long added;
    long changed;
    long removed;

    void compare(BlockRanges before, BlockRanges after) {
        int old = 0;
        int now = 0;
        while (old < before.count() && now < after.count()) {
            // A part that lies within one range of each table counts once.
            count(difference(before.block(old), after.block(now)));
            long oldEnd = before.end(old);
            long nowEnd = after.end(now);
            if (oldEnd <= nowEnd) old++;
            if (nowEnd <= oldEnd) now++;
        }
    }

    private static Difference difference(@Nullable Allocation before, @Nullable Allocation after) {
        if (before == null) return after == null ? Difference.NONE : Difference.ADDED;
        if (after == null) return Difference.REMOVED;
        return before.saysTheSameAs(after) ? Difference.NONE : Difference.CHANGED;
    }

    private void count(Difference difference) {
        switch (difference) {
            case NONE -> {}
            case ADDED -> added++;
            case CHANGED -> changed++;
            case REMOVED -> removed++;
        }
    }

    boolean nothing() {
        return added == 0 && changed == 0 && removed == 0;
    }

    void add(RangeComparison other) {
        added += other.added;
        changed += other.changed;
        removed += other.removed;
    }
}
