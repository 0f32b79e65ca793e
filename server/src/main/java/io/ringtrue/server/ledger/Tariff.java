package io.ringtrue.server.ledger;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Prices by destination. The longest prefix that fits decides. A destination without a price cannot be
/// called, so an empty tariff forbids every call.
public final class Tariff {
    private final List<Price> prices;
    private final Map<String, Price> byPrefix = new HashMap<>();

    /// @throws IllegalArgumentException when a prefix is given twice
    public Tariff(List<Price> prices) {
        this.prices = List.copyOf(prices);
        for (Price price : prices) {
            if (byPrefix.put(price.prefix(), price) != null) {
                throw new IllegalArgumentException("prefix: \"" + price.prefix() + "\" is given twice");
            }
        }
    }

    public List<Price> prices() {
        return prices;
    }

    /// @param number E.164 with `+`
    /// @return empty when the destination has no price
    public Optional<Money> priceOf(String number) {
        return deciding(number).map(Price::price);
    }

    /// The price that decides, with its prefix.
    ///
    /// @param number E.164 with `+`
    /// @return empty when the destination has no price
    public Optional<Price> deciding(String number) {
        String digits = number.substring(1); // prefixes have no `+`
        for (int length = digits.length(); length >= 0; length--) {
            Price price = byPrefix.get(digits.substring(0, length));
            if (price != null) return Optional.of(price);
        }
        return Optional.empty();
    }
}
