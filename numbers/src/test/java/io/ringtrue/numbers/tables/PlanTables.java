package io.ringtrue.numbers.tables;

import com.google.i18n.phonenumbers.Phonemetadata.PhoneMetadata;
import io.ringtrue.numbers.tables.CountryTree.Leaf;
import io.ringtrue.numbers.tables.CountryTree.Node;
import io.ringtrue.numbers.tables.CountryTree.Outcome;
import io.ringtrue.numbers.tables.CountryTree.Rewrite;
import io.ringtrue.numbers.tables.CountryTree.Tree;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Writes the trees of all calling codes as the arrays that `NumberTables` reads.
final class PlanTables {

    private static final int LEAF = 0x8000;
    /// Ten branches and the ending.
    private static final int STRIDE = 11;

    private final List<String> regionCodes;
    private final CarrierPrefixes carriers;
    private final List<int[]> callingCodes = new ArrayList<>();
    private final Growing nodes = new Growing();
    private final Growing leaves = new Growing();
    private final Growing rows = new Growing();
    private final Numbered<List<Integer>> rowNumbers = new Numbered<>();
    private final Numbered<Integer> outcomes = new Numbered<>();
    private final Numbered<Integer> rewrites = new Numbered<>();
    private final Numbered<String> literals = new Numbered<>();

    /// @param regionCodes the region codes by their number; 0 means no region
    PlanTables(List<String> regionCodes, CarrierPrefixes carriers) {
        this.regionCodes = regionCodes;
        this.carriers = carriers;
        literals.number("");
        rewrites.number(0);
    }

    void add(int callingCode, List<PhoneMetadata> plans) {
        CountryTree tree =
                new CountryTree(plans.getFirst(), new NumberClasses(callingCode, plans, regionCodes, carriers));
        int firstNode = nodes.size();
        int firstLeaf = leaves.size();
        Numbered<Integer> nodeNumbers = new Numbered<>();
        Numbered<Integer> leafWords = new Numbered<>();
        ArrayDeque<Integer> open = new ArrayDeque<>();
        Node root = asNode(tree, tree.root());
        open.add(tree.root());
        nodeNumbers.number(tree.root());
        while (!open.isEmpty()) {
            int number = open.remove();
            Node node = number == tree.root() ? root : (Node) tree.tree(number);
            for (int branch : node.branches()) {
                if (tree.tree(branch) instanceof Leaf leaf) {
                    nodes.add(LEAF | leafWords.number(word(leaf)));
                } else {
                    boolean fresh = !nodeNumbers.knows(branch);
                    nodes.add(nodeNumbers.number(branch));
                    if (fresh) open.add(branch);
                }
            }
            nodes.add(LEAF | leafWords.number(word((Leaf) tree.tree(node.ending()))));
        }
        if (nodeNumbers.size() > LEAF || leafWords.size() > LEAF)
            throw new IllegalStateException("+" + callingCode + " outgrew 15 bits");
        leafWords.values().forEach(leaves::add);
        callingCodes.add(new int[] {callingCode, firstNode, firstLeaf, tree.lengths(), tree.localLengths()});
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            strings(out, regionCodes);
            strings(out, carriers.names());
            strings(out, literals.values());
            out.writeInt(callingCodes.size());
            for (int[] row : callingCodes) for (int value : row) out.writeInt(value);
            ints(out, rewrites.values());
            ints(out, outcomes.values());
            ints(out, leaves.values());
            shorts(out, rows.values());
            shorts(out, nodes.values());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static Node asNode(CountryTree tree, int number) {
        Tree root = tree.tree(number);
        return root instanceof Node node ? node : new Node(java.util.Collections.nCopies(10, number), number);
    }

    private int word(Leaf leaf) {
        List<Integer> row = leaf.outcomes().stream().map(this::outcome).toList();
        boolean fresh = !rowNumbers.knows(row);
        int number = rowNumbers.number(row);
        if (fresh) row.forEach(rows::add);
        if (number > 0xFFFF || leaf.carrier() > 0xFFFF) throw new IllegalStateException("a leaf outgrew 16 bits");
        return leaf.carrier() << 16 | number;
    }

    private int outcome(Outcome outcome) {
        int rewrite = rewrites.number(packed(outcome.rewrite()));
        int number = outcomes.number(
                rewrite << 16 | outcome.region() << 4 | outcome.type().ordinal());
        if (number > 0xFFFF || rewrite > 0x7FFF || outcome.region() > 0xFFF)
            throw new IllegalStateException("an outcome outgrew its bits");
        return number;
    }

    private int packed(Rewrite rewrite) {
        return literals.number(rewrite.literal()) << 24 | rewrite.from() << 16 | rewrite.to() << 8 | rewrite.end();
    }

    private static void strings(DataOutputStream out, List<String> values) throws IOException {
        out.writeInt(values.size());
        for (String value : values) out.writeUTF(value);
    }

    private static void ints(DataOutputStream out, List<Integer> values) throws IOException {
        out.writeInt(values.size());
        for (int value : values) out.writeInt(value);
    }

    private static void shorts(DataOutputStream out, List<Integer> values) throws IOException {
        out.writeInt(values.size());
        for (int value : values) out.writeShort(value);
    }

    private static final class Growing {
        private final List<Integer> values = new ArrayList<>();

        void add(int value) {
            values.add(value);
        }

        int size() {
            return values.size();
        }

        List<Integer> values() {
            return values;
        }
    }

    /// Numbers values in the order in which they first appear.
    private static final class Numbered<T> {
        private final Map<T, Integer> numbers = new HashMap<>();
        private final List<T> values = new ArrayList<>();

        boolean knows(T value) {
            return numbers.containsKey(value);
        }

        int number(T value) {
            return numbers.computeIfAbsent(value, _ -> {
                values.add(value);
                return values.size() - 1;
            });
        }

        int size() {
            return values.size();
        }

        List<T> values() {
            return values;
        }
    }
}
