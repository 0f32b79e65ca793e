package io.ringtrue.server.live.dns;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A `tel` URI with what a portability database adds (RFC 3966, RFC 4694).
///
/// ```
/// tel:+12015106000;npdi;rn=+12018880000;spn=6529
///     └─ number    │    └─ routing number: where the ported number is now
///                  └─ the database has been asked
/// ```
///
/// @param number digits without plus and separators
/// @param parameters by lower-case name; a parameter without a value has an empty one
record TelUri(String number, Map<String, String> parameters) {
    /// RFC 3966 §3: visual separators, which count for nothing when numbers are compared (§4).
    private static final String SEPARATORS = "[-.()]";

    /// @return empty: it is no global `tel` URI (RFC 3966 §5.1.4)
    static Optional<TelUri> parse(String uri) {
        if (!uri.regionMatches(true, 0, "tel:+", 0, 5)) return Optional.empty();
        String[] parts = uri.substring(5).split(";", -1);
        String number = parts[0].replaceAll(SEPARATORS, "");
        Map<String, String> parameters = new HashMap<>();
        for (int i = 1; i < parts.length; i++) {
            int equals = parts[i].indexOf('=');
            String name = equals < 0 ? parts[i] : parts[i].substring(0, equals);
            parameters.putIfAbsent(name.toLowerCase(Locale.ROOT), equals < 0 ? "" : parts[i].substring(equals + 1));
        }
        return number.matches("[0-9]{1,15}") ? Optional.of(new TelUri(number, parameters)) : Optional.empty();
    }

    /// RFC 4694 §5.1: with a routing number it was ported; with `npdi` alone the database was asked and knew of none.
    Optional<Boolean> ported() {
        if (!routingNumber().isEmpty()) return Optional.of(true);
        return parameters.containsKey("npdi") ? Optional.of(false) : Optional.empty();
    }

    /// Digits without plus and separators; empty when there is none.
    String routingNumber() {
        return code("rn");
    }

    /// A parameter's value without plus and separators; empty when there is none.
    String code(String parameter) {
        return parameters.getOrDefault(parameter, "").replaceAll(SEPARATORS, "").replace("+", "");
    }
}
