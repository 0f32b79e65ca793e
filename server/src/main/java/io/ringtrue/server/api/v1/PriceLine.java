package io.ringtrue.server.api.v1;

import io.ringtrue.server.ledger.Tariff;
import java.util.List;

/// A price of a tariff.
///
/// @param prefix the first digits of a number, without `+`; empty: every number
public record PriceLine(String prefix, String price) {
    /// All of a tariff.
    public static List<PriceLine> of(Tariff tariff) {
        return tariff.prices().stream()
                .map(price -> new PriceLine(price.prefix(), price.price().toString()))
                .toList();
    }
}
