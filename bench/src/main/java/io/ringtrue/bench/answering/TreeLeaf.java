package io.ringtrue.bench.answering;

import io.ringtrue.telephony.call.answering.Sign;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where some steps of some calls end up in a tree.
final class TreeLeaf {
    /// People that may come into a leaf that means a machine. A sixth of what the
    /// test allows: people whose voices and words are new are lost more often.
    private static final double MOST_LOST_PEOPLE = 0.0015;
    /// A leaf in which machines weigh less means that a person waits.
    private static final double PERSON = 0.25;
    /// A leaf that adds fewer machines means nothing, and four times as many for each person that it costs:
    /// small leaves fit the tuning share alone.
    private static final int FEWEST_MACHINES = 8;

    private final BitSet people = new BitSet();
    private final BitSet machines = new BitSet();
    private Sign sign;

    TreeLeaf(TrainingRows rows, int[] part) {
        double machineWeight = 0;
        double all = 0;
        for (int row : part) {
            all += rows.weight(row);
            if (rows.isMachine(row)) machineWeight += rows.weight(row);
            (rows.isMachine(row) ? machines : people).set(rows.call(row));
        }
        sign = machineWeight / all < PERSON ? Sign.WAITS : Sign.NONE;
    }

    Sign sign() {
        return sign;
    }

    /// Decides which leaves mean a machine: those that catch most machines for the fewest people who ever
    /// come into one.
    static void chooseMachines(List<TreeLeaf> leaves, int people) {
        BitSet lost = new BitSet();
        BitSet caught = new BitSet();
        TreeLeaf best = best(leaves, lost, caught, MOST_LOST_PEOPLE * people);
        while (best != null) {
            best.sign = Sign.TALKS_ON;
            lost.or(best.people);
            caught.or(best.machines);
            best = best(leaves, lost, caught, MOST_LOST_PEOPLE * people);
        }
    }

    private static @Nullable TreeLeaf best(List<TreeLeaf> leaves, BitSet lost, BitSet caught, double most) {
        TreeLeaf best = null;
        double bestWorth = 0;
        for (TreeLeaf leaf : leaves) {
            int costs = added(lost, leaf.people);
            int gains = added(caught, leaf.machines);
            double worth = gains / (costs + 0.2);
            boolean fits = lost.cardinality() + costs <= most && gains >= FEWEST_MACHINES * (1 + 3 * costs);
            if (leaf.sign == Sign.TALKS_ON || !fits || worth <= bestWorth) continue;
            best = leaf;
            bestWorth = worth;
        }
        return best;
    }

    private static int added(BitSet to, BitSet more) {
        BitSet joined = (BitSet) to.clone();
        joined.or(more);
        return joined.cardinality() - to.cardinality();
    }
}
