package io.ringtrue.server.guard;

import java.util.Optional;
import java.util.Set;

/// Numbers of +1 that are well formed, and that no person can answer: a call to one costs money and
/// verifies nobody. The numbering plan's tables take most of them for ordinary lines, because every digit
/// fits.
///
/// ```
/// +1  NPA  NXX  XXXX
///     │    │    └ 1212 behind 555: directory assistance, in every area
///     │    └ 976: pay-per-call, 950: carrier access, 958 and 959: test lines, N11: services
///     └ 5YY, 6YY, 700, 710, 456, 900: area codes of no place
/// ```
///
/// 555-0100 to 555-0199 are set aside for films and samples. They ring nobody, so they are not refused.
final class NorthAmericanServices {
    private static final int CALLING_CODE = 1;

    /// ATIS-0300055 (5YY), CNA guideline for 6YY, NANPA's list of easily recognizable codes.
    private static final Set<String> OF_NO_PLACE = Set.of(
            "456", "500", "521", "522", "523", "524", "525", "526", "527", "528", "529", "532", "533", "535", "538",
            "542", "543", "544", "545", "546", "547", "549", "550", "552", "553", "554", "555", "556", "566", "569",
            "577", "578", "588", "589", "600", "611", "622", "633", "644", "655", "666", "677", "688", "699", "700",
            "710", "900");

    private NorthAmericanServices() {}

    /// What the number is, in the plural: `directory assistance numbers`. Empty: an ordinary line, or a
    /// number of another plan.
    ///
    /// @param national a valid number without its calling code
    static Optional<String> service(int callingCode, String national) {
        if (callingCode != CALLING_CODE || national.length() != 10) return Optional.empty();
        String exchange = national.substring(3, 6);
        if (national.endsWith("5551212")) return Optional.of("directory assistance numbers");
        if (OF_NO_PLACE.contains(national.substring(0, 3))) return Optional.of("non-geographic numbers");
        return switch (exchange) {
            case "950" -> Optional.of("carrier access numbers");
            case "958", "959" -> Optional.of("test lines");
            case "976" -> Optional.of("pay-per-call numbers");
            default -> exchange.endsWith("11") ? Optional.of("service numbers") : Optional.empty();
        };
    }
}
