package io.ringtrue.server.ledger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What becomes of a tariff when another takes its place.
///
/// @param changes by prefix
/// @param unchanged prefixes that keep their price
public record TariffChange(
        Tariff was, Tariff now, List<Change> changes, int added, int changed, int removed, int unchanged) {
    /// More of them do not fit into an entry of the audit log.
    private static final int MOST_LOGGED = 10;

    /// @param was the price until now; empty: the prefix is new
    /// @param becomes the price then; empty: the prefix goes away
    /// @param decides when the prefix goes away: the price its numbers have then; empty: they cannot be
    /// called
    public record Change(String prefix, Optional<Money> was, Optional<Money> becomes, Optional<Price> decides) {
        /// In a word: `new`, `higher`, `lower` or `goes away`.
        public String word() {
            if (was.isEmpty()) return "new";
            if (becomes.isEmpty()) return "goes away";
            return becomes.get().compareTo(was.get()) > 0 ? "higher" : "lower";
        }
    }

    public static TariffChange of(Tariff was, Tariff now) {
        List<Price> deck = now.prices();
        Map<String, Money> before = byPrefix(was.prices());
        Map<String, Money> after = byPrefix(deck);
        List<Change> changes = new ArrayList<>();
        for (Price price : deck) {
            Optional<Money> old = Optional.ofNullable(before.get(price.prefix()));
            if (!old.equals(Optional.of(price.price()))) {
                changes.add(new Change(price.prefix(), old, Optional.of(price.price()), Optional.empty()));
            }
        }
        int set = changes.size();
        int added =
                (int) changes.stream().filter(change -> change.was().isEmpty()).count();
        for (Price price : was.prices()) {
            if (!after.containsKey(price.prefix())) {
                changes.add(new Change(
                        price.prefix(),
                        Optional.of(price.price()),
                        Optional.empty(),
                        now.deciding("+" + price.prefix())));
            }
        }
        int removed = changes.size() - set;
        changes.sort(Comparator.comparing(Change::prefix));
        return new TariffChange(was, now, List.copyOf(changes), added, set - added, removed, deck.size() - set);
    }

    private static Map<String, Money> byPrefix(List<Price> prices) {
        return prices.stream().collect(Collectors.toMap(Price::prefix, Price::price));
    }

    /// In a sentence: `214 prefixes: 209 stay, 4 change, 1 goes away, 0 are new`.
    public String sentence() {
        return (unchanged + added + changed) + " prefixes: " + unchanged + " stay, " + changed + " change, " + added
                + " are new, " + removed + (removed == 1 ? " goes away" : " go away");
    }

    /// The old tariff for the audit log: `214 prefixes, digest 0f3a…: 44 0.02, 49 none, 52 0.1 and 3 more`.
    public String before() {
        return line(was, "", Change::was);
    }

    /// The new tariff, with the same prefixes: `214 prefixes, digest 77c0…, 1 new, 4 changed, 1 gone: 44 0.03`.
    public String after() {
        return line(now, ", " + added + " new, " + changed + " changed, " + removed + " gone", Change::becomes);
    }

    private String line(Tariff tariff, String counts, Function<Change, Optional<Money>> price) {
        String first = changes.stream()
                .limit(MOST_LOGGED)
                .map(change -> (change.prefix().isEmpty() ? "default" : change.prefix()) + " "
                        + price.apply(change).map(Money::toString).orElse("none"))
                .collect(Collectors.joining(", "));
        int more = changes.size() - MOST_LOGGED;
        return tariff.prices().size() + " prefixes, digest " + tariff.digest() + counts
                + (first.isEmpty() ? "" : ": " + first) + (more > 0 ? " and " + more + " more" : "");
    }

    public boolean isEmpty() {
        return changes.isEmpty();
    }
}
