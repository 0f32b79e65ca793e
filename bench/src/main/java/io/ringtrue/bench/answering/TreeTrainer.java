package io.ringtrue.bench.answering;

import io.ringtrue.telephony.call.answering.AnswerTree;
import io.ringtrue.telephony.call.answering.Feature;
import io.ringtrue.telephony.call.answering.Sign;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Grows a decision tree by Gini impurity, each call with the same weight, and then decides which leaves mean
/// a machine: those that catch most machines for the fewest people who ever come into one.
final class TreeTrainer {
    /// People that may come into a leaf that means a machine, of a thousand. Half of what the test allows.
    private static final double MOST_LOST_PEOPLE = Double.parseDouble(System.getProperty("lost", "0.004"));

    /// A leaf in which machines weigh less means that a person waits.
    private static final double PERSON = 0.25;
    /// The least weight of a leaf, in calls.
    private static final double LEAST = Double.parseDouble(System.getProperty("least", "4"));
    /// A person counts as much as so many machines.
    private static final double PERSON_WEIGHT = Double.parseDouble(System.getProperty("person", "3"));

    /// A leaf that adds fewer machines means nothing, and four times as many for each person that it costs:
    /// small leaves fit the tuning share alone.
    private static final int FEWEST_MACHINES = 8;

    private static final int CUTS = 48;
    private static final Feature[] FEATURES = Feature.values();

    private final int[][] rows;
    private final int[] calls;
    private final double[] weights;
    private final boolean[] machine;
    private final List<Measured> data;
    private final List<Leaf> leaves = new ArrayList<>();

    private static final class Leaf {
        private final BitSet people = new BitSet();
        private final BitSet machines = new BitSet();
        private double share;
        private Sign sign = Sign.NONE;
    }

    private sealed interface Node {
        record Ask(int feature, int limit, Node less, Node more) implements Node {}

        record End(Leaf leaf) implements Node {}
    }

    private record Cut(int feature, int limit, double impurity) {}

    TreeTrainer(List<Measured> data) {
        this.data = data;
        int count = data.stream().mapToInt(each -> each.steps().size()).sum();
        rows = new int[count][];
        calls = new int[count];
        weights = new double[count];
        machine = new boolean[data.size()];
        int row = 0;
        for (int call = 0; call < data.size(); call++) {
            Measured each = data.get(call);
            machine[call] = each.call().isMachine();
            for (int[] step : each.steps()) {
                rows[row] = step;
                calls[row] = call;
                weights[row++] = (machine[call] ? 1 : PERSON_WEIGHT) / each.steps().size();
            }
        }
    }

    /// The tree, as [AnswerTree#parse] reads it.
    String tree() {
        int[] all = new int[rows.length];
        for (int i = 0; i < all.length; i++) all[i] = i;
        Node root = grow(all, 0);
        chooseMachines();
        StringBuilder text = new StringBuilder();
        write(root, "", text);
        return text.toString();
    }

    private Node grow(int[] part, int depth) {
        Cut best = depth == AnswerTree.DEEPEST ? null : cut(part);
        if (best == null) return new Node.End(leaf(part));
        int[] less = split(part, best, true);
        int[] more = split(part, best, false);
        return new Node.Ask(best.feature(), best.limit(), grow(less, depth + 1), grow(more, depth + 1));
    }

    private int[] split(int[] part, Cut cut, boolean less) {
        int[] kept = new int[part.length];
        int count = 0;
        for (int row : part) {
            if (rows[row][cut.feature()] <= cut.limit() == less) kept[count++] = row;
        }
        return java.util.Arrays.copyOf(kept, count);
    }

    private @Nullable Cut cut(int[] part) {
        Cut best = null;
        double now = impurity(part);
        for (int feature = 0; feature < FEATURES.length; feature++) {
            for (int limit : limits(part, feature)) {
                double after = impurity(part, feature, limit);
                if (after < now * 0.999 && (best == null || after < best.impurity())) best = new Cut(feature, limit, after);
            }
        }
        return best;
    }

    private int[] limits(int[] part, int feature) {
        int[] values = new int[part.length];
        for (int i = 0; i < part.length; i++) values[i] = rows[part[i]][feature];
        java.util.Arrays.sort(values);
        return java.util.stream.IntStream.range(1, CUTS)
                .map(i -> values[(int) ((long) i * (values.length - 1) / CUTS)])
                .distinct()
                .toArray();
    }

    private double impurity(int[] part) {
        double[] sums = new double[2];
        for (int row : part) sums[machine[calls[row]] ? 1 : 0] += weights[row];
        return gini(sums[0], sums[1]);
    }

    private double impurity(int[] part, int feature, int limit) {
        double[] sums = new double[4];
        for (int row : part) {
            sums[(rows[row][feature] <= limit ? 0 : 2) + (machine[calls[row]] ? 1 : 0)] += weights[row];
        }
        double less = sums[0] / PERSON_WEIGHT + sums[1];
        double more = sums[2] / PERSON_WEIGHT + sums[3];
        if (less < LEAST || more < LEAST) return Double.POSITIVE_INFINITY;
        return gini(sums[0], sums[1]) + gini(sums[2], sums[3]);
    }

    private static double gini(double a, double b) {
        return a + b == 0 ? 0 : 2 * a * b / (a + b);
    }

    private Leaf leaf(int[] part) {
        Leaf leaf = new Leaf();
        double machines = 0;
        double all = 0;
        for (int row : part) {
            double weight = machine[calls[row]] ? weights[row] : weights[row] / PERSON_WEIGHT;
            all += weight;
            if (machine[calls[row]]) machines += weight;
            (machine[calls[row]] ? leaf.machines : leaf.people).set(calls[row]);
        }
        leaf.share = machines / all;
        leaf.sign = leaf.share < PERSON ? Sign.WAITS : Sign.NONE;
        leaves.add(leaf);
        return leaf;
    }

    private void chooseMachines() {
        BitSet lost = new BitSet();
        BitSet caught = new BitSet();
        double most = MOST_LOST_PEOPLE * data.stream().filter(each -> !each.call().isMachine()).count();
        while (true) {
            Leaf best = null;
            double bestWorth = 0;
            for (Leaf leaf : leaves) {
                int people = added(lost, leaf.people);
                int machines = added(caught, leaf.machines);
                double worth = machines / (people + 0.2);
                boolean fits = leaf.sign != Sign.TALKS_ON && lost.cardinality() + people <= most;
                if (fits && machines >= FEWEST_MACHINES * (1 + 3 * people) && worth > bestWorth) {
                    best = leaf;
                    bestWorth = worth;
                }
            }
            if (best == null) return;
            best.sign = Sign.TALKS_ON;
            lost.or(best.people);
            caught.or(best.machines);
        }
    }

    private static int added(BitSet to, BitSet more) {
        BitSet joined = (BitSet) to.clone();
        joined.or(more);
        return joined.cardinality() - to.cardinality();
    }

    private static void write(Node node, String indent, StringBuilder text) {
        switch (node) {
            case Node.End(Leaf leaf) -> text.append(indent).append(leaf.sign).append('\n');
            case Node.Ask(int feature, int limit, Node less, Node more) -> {
                if (same(less, more) instanceof Sign sign) {
                    text.append(indent).append(sign).append('\n');
                    return;
                }
                text.append(indent).append(FEATURES[feature]).append(' ').append(limit).append('\n');
                write(less, indent + "  ", text);
                write(more, indent + "  ", text);
            }
        }
    }

    /// The sign of both branches, if it is the same everywhere below: then the question is left out.
    private static @Nullable Sign same(Node less, Node more) {
        Sign one = only(less);
        return one != null && one == only(more) ? one : null;
    }

    private static @Nullable Sign only(Node node) {
        return switch (node) {
            case Node.End(Leaf leaf) -> leaf.sign;
            case Node.Ask(int _, int _, Node less, Node more) -> same(less, more);
        };
    }
}
