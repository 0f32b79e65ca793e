package io.ringtrue.bench.answering;

import io.ringtrue.telephony.call.answering.AnswerTree;
import io.ringtrue.telephony.call.answering.Feature;
import io.ringtrue.telephony.call.answering.Sign;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Grows a decision tree, and then decides what its leaves mean.
final class TreeTrainer {
    private static final Feature[] FEATURES = Feature.values();

    private final TrainingRows rows;
    private final List<TreeLeaf> leaves = new ArrayList<>();

    private sealed interface Node {
        record Ask(int feature, int limit, Node less, Node more) implements Node {}

        record End(TreeLeaf leaf) implements Node {}
    }

    TreeTrainer(List<Measured> data) {
        this.rows = new TrainingRows(data);
    }

    /// The tree, as [AnswerTree#parse] reads it.
    String tree() {
        Node root = grow(rows.all(), 0);
        TreeLeaf.chooseMachines(leaves, rows.people());
        StringBuilder text = new StringBuilder();
        write(root, "", text);
        return text.toString();
    }

    private Node grow(int[] part, int depth) {
        TrainingRows.Cut best = depth == AnswerTree.DEEPEST ? null : rows.cut(part);
        if (best == null) {
            leaves.add(new TreeLeaf(rows, part));
            return new Node.End(leaves.getLast());
        }
        Node less = grow(rows.side(part, best, true), depth + 1);
        Node more = grow(rows.side(part, best, false), depth + 1);
        return new Node.Ask(best.feature(), best.limit(), less, more);
    }

    private static void write(Node node, String indent, StringBuilder text) {
        Sign only = only(node);
        if (only != null) {
            text.append(indent).append(only).append('\n');
        } else if (node instanceof Node.Ask(int feature, int limit, Node less, Node more)) {
            text.append(indent)
                    .append(FEATURES[feature])
                    .append(' ')
                    .append(limit)
                    .append('\n');
            write(less, indent + "  ", text);
            write(more, indent + "  ", text);
        }
    }

    /// The sign, if it is the same everywhere below: then the question is left out.
    private static @Nullable Sign only(Node node) {
        return switch (node) {
            case Node.End(TreeLeaf leaf) -> leaf.sign();
            case Node.Ask(int _, int _, Node less, Node more) -> {
                Sign one = only(less);
                yield one != null && one == only(more) ? one : null;
            }
        };
    }
}
