package io.ringtrue.server.dashboard.money;

import io.ringtrue.server.dashboard.Frame;
import io.ringtrue.server.dashboard.parts.Address;
import io.ringtrue.server.dashboard.parts.Shown;
import io.ringtrue.server.ledger.LedgerStore;
import io.ringtrue.server.ledger.Money;
import io.ringtrue.server.ledger.Price;
import io.ringtrue.server.ledger.Tariff;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The tariff of an account, or the default one.
///
/// @param own whether the account has prices of its own
/// @param typed the number whose price is looked for; empty: none
/// @param after only prefixes behind this one
public record PricesView(Frame frame, Tariff tariff, boolean own, String typed, String after) {
    private static final int MOST = 50;
    private static final int FIRST = 8;
    private static final int LONGEST_NUMBER = 15;

    static PricesView of(LedgerStore ledger, Frame frame, String typed, String after) {
        Tariff standard = ledger.defaultTariff();
        if (frame.scope().account().isEmpty()) return new PricesView(frame, standard, false, typed, after);
        Tariff tariff = ledger.tariffFor(frame.scope().account().getAsLong());
        return new PricesView(frame, tariff, !tariff.prices().equals(standard.prices()), typed, after);
    }

    public int size() {
        return tariff.prices().size();
    }

    public String count() {
        return Shown.count(size());
    }

    /// A page of prices, by prefix.
    public List<Price> page() {
        return from().limit(MOST).toList();
    }

    /// The first few, for a page about something else.
    public List<Price> first() {
        return tariff.prices().stream().limit(FIRST).toList();
    }

    public boolean hasMoreThanFirst() {
        return size() > FIRST;
    }

    private Stream<Price> from() {
        return tariff.prices().stream()
                .filter(price -> after.isEmpty() || price.prefix().compareTo(after) > 0);
    }

    /// Where the next page is; empty: there is none.
    public Optional<String> older() {
        List<Price> page = page();
        return from().skip(MOST)
                .findAny()
                .map(_ -> address("after", page.getLast().prefix()));
    }

    public String address(String... query) {
        return Address.of(frame, PricesPage.PATH, query);
    }

    public String moneyAddress() {
        return Address.of(frame, MoneyPage.PATH);
    }

    public String deckAddress() {
        return Address.of(frame, PricesPage.DECK);
    }

    public String csvAddress() {
        return Address.of(frame, PricesPage.CSV);
    }

    public String defaultAddress() {
        return Address.of(frame, PricesPage.DEFAULT);
    }

    public String prefix(Price price) {
        return price.prefix().isEmpty() ? "every other number" : price.prefix();
    }

    public String amount(Money money) {
        return Shown.amount(money);
    }

    /// The digits of the number that is looked for; empty when it has none, or too many.
    private String digits() {
        String digits = typed.replaceAll("[^0-9]", "");
        return digits.length() <= LONGEST_NUMBER ? digits : "";
    }

    public boolean isAsked() {
        return !typed.isBlank();
    }

    /// What applies to the number that is looked for, a sentence.
    public String answer() {
        if (digits().isEmpty()) return "Needs a plus and the country code, such as +12015550100.";
        return tariff.deciding("+" + digits())
                .map(this::sentence)
                .orElse("No price fits. This destination cannot be called until it has one.");
    }

    private String sentence(Price price) {
        String which = price.prefix().isEmpty() ? "The price of every other number" : "Prefix " + price.prefix();
        String shorter = price.prefix().isEmpty()
                ? ""
                : tariff.deciding(
                                "+" + price.prefix().substring(0, price.prefix().length() - 1))
                        .map(next -> " The longest prefix wins over "
                                + (next.prefix().isEmpty() ? "that of every other number" : next.prefix()) + " at "
                                + Shown.amount(next.price()) + ".")
                        .orElse("");
        return which + ": " + Shown.amount(price.price()) + "." + shorter;
    }
}
