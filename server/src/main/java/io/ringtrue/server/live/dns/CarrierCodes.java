package io.ringtrue.server.live.dns;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What the codes in a `tel` URI stand for, by parameter: `spn` and `cic` and whatever else an operator's database
/// sends are compared as a whole, of `rn` (a routing number) the longest beginning counts.
///
/// @param <T> a carrier's name or a line type
final class CarrierCodes<T> {
    private static final String ROUTING_NUMBER = "rn";

    private final Map<String, Map<String, T>> meanings = new HashMap<>();

    /// @param meanings parameter to code to meaning; in codes only letters and digits count
    CarrierCodes(Map<String, Map<String, T>> meanings) {
        meanings.forEach((parameter, codes) -> {
            Map<String, T> bare = new HashMap<>();
            codes.forEach((code, meaning) -> bare.put(bare(code), meaning));
            this.meanings.put(parameter.toLowerCase(Locale.ROOT), bare);
        });
    }

    boolean isEmpty() {
        return meanings.isEmpty();
    }

    /// What a whole code says comes before what a routing number suggests.
    Optional<T> read(TelUri uri) {
        return meanings.keySet().stream()
                .filter(parameter -> !parameter.equals(ROUTING_NUMBER))
                .sorted()
                .flatMap(parameter -> whole(parameter, uri).stream())
                .findFirst()
                .or(() -> beginning(uri.routingNumber()));
    }

    private Optional<T> whole(String parameter, TelUri uri) {
        return Optional.ofNullable(meanings.get(parameter)).map(codes -> codes.get(bare(uri.code(parameter))));
    }

    private Optional<T> beginning(String routingNumber) {
        Map<String, T> codes = meanings.getOrDefault(ROUTING_NUMBER, Map.of());
        String digits = bare(routingNumber);
        for (int length = digits.length(); length > 0; length--) {
            T meaning = codes.get(digits.substring(0, length));
            if (meaning != null) return Optional.of(meaning);
        }
        return Optional.empty();
    }

    private static String bare(String code) {
        return code.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
    }
}
