package io.ringtrue.server.dashboard.money;

import io.ringtrue.server.ledger.Money;
import io.ringtrue.server.ledger.Price;
import io.ringtrue.server.ledger.Tariff;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a rate deck would change in a tariff.
///
/// @param changes by prefix
/// @param unchanged prefixes that keep their price
public record DeckPreview(List<Change> changes, int added, int changed, int removed, int unchanged) {
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

    static DeckPreview of(Tariff now, List<Price> deck) {
        Map<String, Money> before = byPrefix(now.prices());
        Map<String, Money> after = byPrefix(deck);
        Tariff then = new Tariff(deck);
        List<Change> changes = new ArrayList<>();
        for (Price price : deck) {
            Optional<Money> was = Optional.ofNullable(before.get(price.prefix()));
            if (!was.equals(Optional.of(price.price()))) {
                changes.add(new Change(price.prefix(), was, Optional.of(price.price()), Optional.empty()));
            }
        }
        int set = changes.size();
        int added =
                (int) changes.stream().filter(change -> change.was().isEmpty()).count();
        for (Price price : now.prices()) {
            if (!after.containsKey(price.prefix())) {
                changes.add(new Change(
                        price.prefix(),
                        Optional.of(price.price()),
                        Optional.empty(),
                        then.deciding("+" + price.prefix())));
            }
        }
        int removed = changes.size() - set;
        changes.sort(Comparator.comparing(Change::prefix));
        return new DeckPreview(List.copyOf(changes), added, set - added, removed, deck.size() - set);
    }

    private static Map<String, Money> byPrefix(List<Price> prices) {
        return prices.stream().collect(Collectors.toMap(Price::prefix, Price::price));
    }

    /// Stands for a tariff: two with the same prices have the same.
    static String digest(Tariff tariff) {
        String text = tariff.prices().stream()
                .sorted(Comparator.comparing(Price::prefix))
                .map(price -> price.prefix() + "=" + price.price().millionths())
                .collect(Collectors.joining("\n"));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The same in a sentence: `214 prefixes: 209 stay, 4 change, 1 goes away, 0 are new`.
    public String sentence() {
        return (unchanged + added + changed) + " prefixes: " + unchanged + " stay, " + changed + " change, " + added
                + " are new, " + removed + (removed == 1 ? " goes away" : " go away");
    }

    public boolean isEmpty() {
        return changes.isEmpty();
    }
}
