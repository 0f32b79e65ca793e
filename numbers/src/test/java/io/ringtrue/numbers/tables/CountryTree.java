package io.ringtrue.numbers.tables;

import com.google.i18n.phonenumbers.Phonemetadata.PhoneMetadata;
import io.ringtrue.numbers.plan.LineType;
import io.ringtrue.numbers.tables.NumberClasses.Kind;
import io.ringtrue.numbers.tables.PrefixRule.Match;
import io.ringtrue.numbers.tables.PrefixRule.State;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The whole plan of one calling code as a tree over the digits that follow it. A node has ten branches, and
/// equal branches are shared. A node whose answer depends on no further digits is a leaf; below it only the
/// number of digits matters.
final class CountryTree {

    /// More digits than this after the calling code are never a number: libphonenumber reads national numbers
    /// of at most 17 digits, and no rule strips more than 9.
    static final int MOST_DIGITS = 26;

    private static final int LONGEST_NATIONAL = 17;
    private static final int MOST_STRIPPED = MOST_DIGITS - LONGEST_NATIONAL;

    /// How to make a national number from the digits: `literal`, then the digits `from` to `to`, then those
    /// after `end`.
    record Rewrite(String literal, int from, int to, int end) {
        static final Rewrite NOTHING = new Rewrite("", 0, 0, 0);

        int lengthOf(int digits) {
            return literal.length() + (to - from) + digits - end;
        }
    }

    record Outcome(Rewrite rewrite, int region, LineType type) {}

    sealed interface Tree {}

    /// @param outcomes by the number of digits after the calling code, 0 to `MOST_DIGITS`
    record Leaf(List<Outcome> outcomes, int carrier) implements Tree {}

    /// @param branches the number of the tree after each digit
    /// @param ending the number of the leaf for digits that end here
    record Node(List<Integer> branches, int ending) implements Tree {}

    /// @param whole the class of all digits, as if no prefix were stripped
    private record Place(int depth, int whole, State prefix) {}

    private final NumberClasses classes;
    private final PrefixRule prefixRule;
    private final int lengths;
    private final int localLengths;
    private final Map<Place, Integer> explored = new HashMap<>();
    private final Map<Tree, Integer> numbers = new HashMap<>();
    private final List<Tree> trees = new ArrayList<>();
    private final int root;

    CountryTree(PhoneMetadata main, NumberClasses classes) {
        this.classes = classes;
        this.lengths = mask(main.getGeneralDesc().getPossibleLengthList());
        this.localLengths = mask(main.getGeneralDesc().getPossibleLengthLocalOnlyList());
        this.prefixRule =
                new PrefixRule(main.getNationalPrefixForParsing(), main.getNationalPrefixTransformRule(), classes);
        this.root = explore(new Place(0, classes.start(), prefixRule.start()));
    }

    /// Bit n is set if a national number may have n digits.
    int lengths() {
        return lengths;
    }

    /// Bit n is set if n digits can be dialled only within one area.
    int localLengths() {
        return localLengths;
    }

    int root() {
        return root;
    }

    Tree tree(int number) {
        return trees.get(number);
    }

    private int explore(Place place) {
        Integer known = explored.get(place);
        if (known != null) return known;
        Tree tree = ending(place);
        if (place.depth < MOST_DIGITS) {
            List<Integer> branches = new ArrayList<>();
            for (int digit = 0; digit < 10; digit++) branches.add(explore(next(place, digit)));
            tree = join(place.depth, branches, ending(place));
        }
        int number = number(tree);
        explored.put(place, number);
        return number;
    }

    private Tree join(int depth, List<Integer> branches, Leaf ending) {
        boolean alike = branches.stream().allMatch(branches.getFirst()::equals);
        if (alike && trees.get(branches.getFirst()) instanceof Leaf(List<Outcome> later, int carrier)) {
            Outcome here = ending.outcomes.get(depth);
            boolean laterCarried = anyCarried(later, depth + 1);
            if (!carried(here) || !laterCarried || ending.carrier == carrier) {
                Outcome[] outcomes = later.toArray(Outcome[]::new);
                Arrays.fill(outcomes, 0, depth + 1, here);
                return leaf(outcomes, laterCarried ? carrier : ending.carrier);
            }
        }
        return new Node(branches, number(ending));
    }

    private Leaf leaf(Outcome[] outcomes, int carrier) {
        List<Outcome> all = List.of(outcomes);
        return new Leaf(all, anyCarried(all, 0) ? carrier : CarrierPrefixes.NO_CARRIER);
    }

    private static boolean anyCarried(List<Outcome> outcomes, int from) {
        return outcomes.subList(from, outcomes.size()).stream().anyMatch(CountryTree::carried);
    }

    /// Like libphonenumber, looks up carriers only for numbers that may be mobile.
    private static boolean carried(Outcome outcome) {
        return switch (outcome.type) {
            case MOBILE, FIXED_LINE_OR_MOBILE, PAGER -> true;
            default -> false;
        };
    }

    private int number(Tree tree) {
        return numbers.computeIfAbsent(tree, _ -> {
            trees.add(tree);
            return trees.size() - 1;
        });
    }

    private Place next(Place place, int digit) {
        State prefix = prefixRule.next(place.prefix, digit, place.depth);
        return new Place(place.depth + 1, classes.next(place.whole, digit), prefix);
    }

    private Leaf ending(Place place) {
        Match match = prefixRule.ending(place.prefix, place.depth);
        if (match != null) {
            Rewrite rewrite = rewrite(match);
            if (stands(rewrite, place, match)) return ending(rewrite, match.left(), rewrite.lengthOf(place.depth));
        }
        return ending(Rewrite.NOTHING, place.whole, place.depth);
    }

    private Leaf ending(Rewrite rewrite, int left, int length) {
        Kind kind = classes.kind(left, length);
        Outcome[] outcomes = new Outcome[MOST_DIGITS + 1];
        Arrays.fill(outcomes, new Outcome(rewrite, kind.region(), kind.type()));
        return leaf(outcomes, classes.carrier(left));
    }

    private Rewrite rewrite(Match match) {
        int kept = match.from() < 0 ? 0 : match.to() - match.from();
        if (match.end() - kept > MOST_STRIPPED) throw new IllegalStateException("strips too much: " + match);
        if (kept == 0) return new Rewrite("", 0, 0, match.end());
        if (kept == match.end() && prefixRule.literal().isEmpty()) return Rewrite.NOTHING;
        return new Rewrite(prefixRule.literal(), match.from(), match.to(), match.end());
    }

    /// A viable number must stay viable after stripping, and the rest must be long enough to be a number.
    private boolean stands(Rewrite rewrite, Place place, Match match) {
        if (classes.viable(place.whole) && !classes.viable(match.left())) return false;
        int length = rewrite.lengthOf(place.depth);
        if ((localLengths >> length & 1) == 1) return false;
        int longest = 31 - Integer.numberOfLeadingZeros(lengths);
        return length > longest || (lengths >> length & 1) == 1;
    }

    private static int mask(List<Integer> lengths) {
        int mask = 0;
        for (int length : lengths) mask |= 1 << length;
        return mask;
    }
}
