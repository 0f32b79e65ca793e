package io.ringtrue.numbers;

import io.ringtrue.numbers.plan.LineType;
import io.ringtrue.numbers.plan.NumberTables;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// The differences between two plans, in words: which blocks became valid, which are no longer valid, which
/// changed.
public final class PlanChanges {

    /// Blocks are compared up to this many digits after the calling code.
    private static final int MOST_DIGITS = 6;

    private record Place(int before, int after) {}

    private final NumberTables before;
    private final NumberTables after;
    private final List<String> sentences = new ArrayList<>();
    private final Map<Place, Boolean> alike = new HashMap<>();
    private int callingCode;
    private int countryBefore;
    private int countryAfter;
    private int within;

    private PlanChanges(NumberTables before, NumberTables after) {
        this.before = before;
        this.after = after;
    }

    /// One sentence for each change; empty when nothing changed.
    ///
    /// @param before the bytes of a `plan.bin`
    public static List<String> between(byte[] before, byte[] after) throws IOException {
        PlanChanges changes = new PlanChanges(NumberTables.read(before), NumberTables.read(after));
        changes.compare();
        return List.copyOf(changes.sentences);
    }

    private void compare() {
        Set<Integer> callingCodes = new TreeSet<>();
        IntStream.concat(IntStream.of(before.callingCodes), IntStream.of(after.callingCodes))
                .forEach(callingCodes::add);
        for (int code : callingCodes) {
            callingCode = code;
            countryBefore = before.indexOf(code);
            countryAfter = after.indexOf(code);
            alike.clear();
            if (countryBefore < 0) sentences.add("+" + code + " became a calling code");
            else if (countryAfter < 0) sentences.add("+" + code + " is no calling code any more");
            else compareBlocks();
        }
    }

    private void compareBlocks() {
        within = 0;
        compare("", new Place(0, 0));
        if (within > 0)
            sentences.add("+" + callingCode + ": " + within + " blocks changed in lengths or carriers only");
    }

    private void compare(String digits, Place place) {
        if (alike(place)) return;
        Set<String> old = kinds(before, countryBefore, place.before);
        Set<String> fresh = kinds(after, countryAfter, place.after);
        boolean bothLeaves = place.before >= NumberTables.LEAF && place.after >= NumberTables.LEAF;
        if (old.isEmpty() && fresh.isEmpty()) return;
        String block = "+" + callingCode + " " + digits;
        if (old.isEmpty()) sentences.add(block + " became valid: " + String.join(", ", fresh));
        else if (fresh.isEmpty()) sentences.add(block + " is no longer valid: was " + String.join(", ", old));
        else if (bothLeaves || digits.length() == MOST_DIGITS) changed(block, old, fresh);
        else for (int digit = 0; digit < 10; digit++) compare(digits + digit, step(place, digit));
    }

    private void changed(String block, Set<String> old, Set<String> fresh) {
        if (old.equals(fresh)) within++;
        else sentences.add(block + " changed from " + String.join(", ", old) + " to " + String.join(", ", fresh));
    }

    private Place step(Place place, int digit) {
        return new Place(
                step(before, countryBefore, place.before, digit), step(after, countryAfter, place.after, digit));
    }

    private static int step(NumberTables tables, int country, int node, int digit) {
        if (node >= NumberTables.LEAF) return node;
        return tables.nodes[tables.firstNode(country) + node * NumberTables.STRIDE + digit];
    }

    private boolean alike(Place place) {
        Boolean known = alike.get(place);
        if (known != null) return known;
        boolean leaves = place.before >= NumberTables.LEAF && place.after >= NumberTables.LEAF;
        boolean same = leaves
                ? leaf(before, countryBefore, place.before).equals(leaf(after, countryAfter, place.after))
                : true;
        for (int digit = 0; !leaves && same && digit <= NumberTables.ENDING; digit++) same = alike(step(place, digit));
        alike.put(place, same);
        return same;
    }

    /// The answers of a leaf for each number of digits, in words.
    private static List<String> leaf(NumberTables tables, int country, int entry) {
        int leaf = tables.leaves[tables.firstLeaf(country) + entry - NumberTables.LEAF];
        String carrier = tables.carriers[leaf >>> 16];
        List<String> answers = new ArrayList<>();
        for (int length = 0; length <= NumberTables.MOST_DIGITS; length++) {
            int outcome = tables.outcomes[tables.rows[(leaf & 0xFFFF) * (NumberTables.MOST_DIGITS + 1) + length]];
            int rewrite = tables.rewrites[NumberTables.rewrite(outcome)];
            answers.add(kind(tables, outcome) + (rewrite & 0xFFFFFF) + (rewrite >>> 24) + carrier);
        }
        return answers;
    }

    /// The kinds of valid number below `entry`. Numbers that become valid only by stripping a prefix are
    /// reported where they belong.
    private static Set<String> kinds(NumberTables tables, int country, int entry) {
        Set<String> kinds = new TreeSet<>();
        collect(tables, country, entry, kinds, new HashSet<>());
        return kinds;
    }

    private static void collect(NumberTables tables, int country, int entry, Set<String> kinds, Set<Integer> seen) {
        if (!seen.add(entry)) return;
        if (entry < NumberTables.LEAF) {
            for (int digit = 0; digit <= NumberTables.ENDING; digit++) {
                collect(tables, country, step(tables, country, entry, digit), kinds, seen);
            }
            return;
        }
        int row = (tables.leaves[tables.firstLeaf(country) + entry - NumberTables.LEAF] & 0xFFFF)
                * (NumberTables.MOST_DIGITS + 1);
        for (int length = 0; length <= NumberTables.MOST_DIGITS; length++) {
            int outcome = tables.outcomes[tables.rows[row + length]];
            if (NumberTables.type(outcome) != LineType.UNKNOWN && NumberTables.rewrite(outcome) == 0)
                kinds.add(kind(tables, outcome));
        }
    }

    private static String kind(NumberTables tables, int outcome) {
        String type = NumberTables.type(outcome).name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return tables.regions[NumberTables.region(outcome)] + " " + type;
    }
}
