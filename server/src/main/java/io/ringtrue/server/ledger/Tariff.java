package io.ringtrue.server.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

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

    /// Stands for the prices: two tariffs with the same ones have the same.
    public String digest() {
        String text = prices.stream()
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
