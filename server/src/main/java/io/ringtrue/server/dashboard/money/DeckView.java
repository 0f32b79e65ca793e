package io.ringtrue.server.dashboard.money;

import io.ringtrue.server.dashboard.Frame;
import io.ringtrue.server.dashboard.parts.Address;
import io.ringtrue.server.dashboard.parts.Shown;
import io.ringtrue.server.ledger.Money;
import io.ringtrue.server.ledger.Price;
import io.ringtrue.server.ledger.TariffChange;
import java.util.List;
import java.util.Optional;

/// A rate deck before it is applied.
///
/// @param name of the file, as the browser gave it
/// @param before stands for the tariff in force
public record DeckView(Frame frame, RateDeck deck, TariffChange preview, String name, String before) {
    private static final int MOST = 200;

    public String applyAddress() {
        return Address.of(frame, PricesPage.APPLY, "before", before, "name", name);
    }

    public String pricesAddress() {
        return Address.of(frame, PricesPage.PATH);
    }

    /// The prices themselves, for the form.
    public String text() {
        return RateDeck.csv(deck.prices());
    }

    public List<TariffChange.Change> changes() {
        return preview.changes().stream().limit(MOST).toList();
    }

    public int more() {
        return Math.max(0, preview.changes().size() - MOST);
    }

    public int moreWrong() {
        return deck.wrongLines() - deck.wrong().size();
    }

    /// Whether there is anything to apply.
    public boolean applies() {
        return deck.applies() && !preview.isEmpty();
    }

    public String prefix(String prefix) {
        return prefix.isEmpty() ? "every other number" : prefix;
    }

    public String amount(Optional<Money> money) {
        return money.map(Shown::amount).orElse("–");
    }

    /// What numbers of a prefix that goes away cost then.
    public String then(Optional<Price> decides) {
        return decides.map(price -> "would then cost " + Shown.amount(price.price()) + " as "
                        + (price.prefix().isEmpty() ? "every other number" : price.prefix()))
                .orElse("could not be called any more");
    }
}
