package io.ringtrue.telephony.call.answering;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/// The decision tree over the times of speech. It is read from lines in this order: a question, then what
/// follows when the feature is at most the limit, then what follows when it is more.
///
/// ```
///  LONGEST_BURST 2440        a question
///    WAITS                   at most 2440 ms
///    TALKS_ON                more
/// ```
///
/// Lines that begin with `#` are comments. Immutable.
public final class AnswerTree {
    /// The deepest tree that is read, in questions.
    public static final int DEEPEST = 6;

    private static final String RESOURCE = "answering.tree";
    private static final Feature[] FEATURES = Feature.values();
    private static final Sign[] SIGNS = Sign.values();
    private static final int LEAF = -1;

    /// Per node, in the order of the lines: the feature's place, or [#LEAF]; its limit, or the sign's place;
    /// and the node for more than the limit. The node for less follows its question.
    private final int[] features;

    private final int[] limits;
    private final int[] more;

    private AnswerTree(List<int[]> nodes) {
        features = nodes.stream().mapToInt(node -> node[0]).toArray();
        limits = nodes.stream().mapToInt(node -> node[1]).toArray();
        more = nodes.stream().mapToInt(node -> node[2]).toArray();
    }

    /// The tree that belongs to this version.
    ///
    /// @throws IllegalArgumentException when it is damaged
    public static AnswerTree standard() {
        return Standard.TREE;
    }

    /// Read when first needed, once.
    private static final class Standard {
        private static final AnswerTree TREE = load();
    }

    private static AnswerTree load() {
        try (InputStream resource = AnswerTree.class.getResourceAsStream(RESOURCE)) {
            if (resource == null) throw new IllegalArgumentException(RESOURCE + ": missing");
            return parse(new String(resource.readAllBytes(), StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Reads a tree.
    ///
    /// @throws IllegalArgumentException when it is incomplete, too deep, or a line cannot be read; says which
    public static AnswerTree parse(String text) {
        Iterator<String> lines = text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .iterator();
        List<int[]> nodes = new ArrayList<>();
        read(lines, nodes, 0);
        if (lines.hasNext()) throw new IllegalArgumentException("tree: more lines than nodes: " + lines.next());
        return new AnswerTree(nodes);
    }

    private static void read(Iterator<String> lines, List<int[]> nodes, int depth) {
        if (!lines.hasNext()) throw new IllegalArgumentException("tree: ends too early");
        String line = lines.next();
        int space = line.indexOf(' ');
        if (space < 0) {
            nodes.add(
                    new int[] {LEAF, Sign.valueOf(line.toUpperCase(Locale.ROOT)).ordinal(), 0});
            return;
        }
        if (depth == DEEPEST) throw new IllegalArgumentException("tree: deeper than " + DEEPEST + ": " + line);
        int[] node = {Feature.valueOf(line.substring(0, space)).ordinal(), limit(line, space), 0};
        nodes.add(node);
        read(lines, nodes, depth + 1);
        node[2] = nodes.size();
        read(lines, nodes, depth + 1);
    }

    private static int limit(String line, int space) {
        try {
            return Integer.parseInt(line, space + 1, line.length(), 10);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("tree: no whole number: " + line, e);
        }
    }

    /// What the tree says now. Allocates nothing.
    public Sign judge(TalkTimer timer) {
        int node = 0;
        while (features[node] != LEAF) {
            node = FEATURES[features[node]].of(timer) <= limits[node] ? node + 1 : more[node];
        }
        return SIGNS[limits[node]];
    }
}
