package io.ringtrue.server.guard;

import io.ringtrue.numbers.NumberReport;
import io.ringtrue.numbers.plan.LineType;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Which destinations may be called at all. A country that is not listed is refused.
///
/// @param allowedCountries ISO 3166 alpha-2, upper case
/// @param blockedTypes line types that are never called
/// @param blockedServices calling codes of global services that are never called, such as 800, 870 and 881
/// @param blockedPrefixes digits a number (E.164 without `+`) must not start with
public record DestinationPolicy(
        Set<String> allowedCountries,
        Set<LineType> blockedTypes,
        Set<Integer> blockedServices,
        List<String> blockedPrefixes) {
    private static final Set<Integer> SATELLITE = Set.of(870, 881, 882, 883);
    private static final Set<Integer> GLOBAL_SERVICES = Set.of(800, 808, 878, 888, 979);

    /// Reads the three lists as they stand under `ringtrue.dialing`.
    ///
    /// @param countries ISO 3166 alpha-2 in any case
    /// @param types of `premium`, `shared-cost`, `uan`, `personal`, `pager`, `voicemail`, `toll-free`,
    /// `voip`, `fixed-line`, `mobile`, `satellite`, `global-service`
    /// @throws IllegalArgumentException naming the key and the value it cannot read
    public static DestinationPolicy of(List<String> countries, List<String> types, List<String> prefixes) {
        Set<String> allowed = new HashSet<>();
        countries.forEach(country -> allowed.add(country(country)));
        Set<LineType> blocked = EnumSet.noneOf(LineType.class);
        Set<Integer> services = new HashSet<>();
        for (String type : types) {
            switch (type) {
                case "satellite" -> services.addAll(SATELLITE);
                case "global-service" -> services.addAll(GLOBAL_SERVICES);
                default -> blocked.add(lineType(type));
            }
        }
        prefixes.forEach(DestinationPolicy::checkPrefix);
        return new DestinationPolicy(allowed, blocked, services, List.copyOf(prefixes));
    }

    private static String country(String text) {
        if (text.equals("false")) {
            throw new IllegalArgumentException("dialing.allowed-countries: false is no country: quote \"NO\","
                    + " which YAML reads as a boolean without quotes");
        }
        return countryCode(text)
                .orElseThrow(() -> new IllegalArgumentException(
                        "dialing.allowed-countries: \"" + text + "\" is no ISO 3166 two-letter country code"));
    }

    /// Reads one country in any case.
    ///
    /// @return ISO 3166 alpha-2, upper case; empty when there is no such country
    static Optional<String> countryCode(String text) {
        return Optional.of(text)
                .filter(DestinationPolicy::isTwoLetters)
                .map(letters -> letters.toUpperCase(Locale.ROOT))
                .filter(Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2)::contains);
    }

    /// Of ASCII: the upper case of one `ß` is two letters.
    private static boolean isTwoLetters(String text) {
        return text.matches("[A-Za-z]{2}");
    }

    /// The same with other countries.
    DestinationPolicy withCountries(Set<String> countries) {
        return new DestinationPolicy(Set.copyOf(countries), blockedTypes, blockedServices, blockedPrefixes);
    }

    private static LineType lineType(String text) {
        return switch (text) {
            case "premium" -> LineType.PREMIUM_RATE;
            case "shared-cost" -> LineType.SHARED_COST;
            case "uan" -> LineType.UAN;
            case "personal" -> LineType.PERSONAL;
            case "pager" -> LineType.PAGER;
            case "voicemail" -> LineType.VOICEMAIL;
            case "toll-free" -> LineType.TOLL_FREE;
            case "voip" -> LineType.VOIP;
            case "fixed-line" -> LineType.FIXED_LINE;
            case "mobile" -> LineType.MOBILE;
            default ->
                throw new IllegalArgumentException("dialing.blocked-types: \"" + text + "\" is no line type;"
                        + " choose of premium, shared-cost, uan, personal, pager, voicemail, toll-free, voip,"
                        + " fixed-line, mobile, satellite, global-service");
        };
    }

    private static void checkPrefix(String prefix) {
        if (!prefix.matches("[0-9]{1,15}")) {
            throw new IllegalArgumentException(
                    "dialing.blocked-prefixes: \"" + prefix + "\" must be 1 to 15 digits, country code first");
        }
    }

    /// Why this destination is refused; empty when it may be called. The first rule that is broken is
    /// reported, in this order: valid number, prefix, global service, country, line type, service.
    /// Emergency and short codes are no valid numbers of any plan, so they never get past the first check.
    /// Services, such as directory assistance, are refused by every policy: nobody holds their numbers.
    public Optional<Refusal> refuse(NumberReport number) {
        if (number.fault().isPresent()) return Optional.of(Refusal.of("number", words(number), "valid-number"));
        String digits = number.e164().substring(1);
        Optional<String> blocked =
                blockedPrefixes.stream().filter(digits::startsWith).findFirst();
        if (blocked.isPresent()) {
            return Optional.of(
                    Refusal.of("number", "calls to +" + blocked.get() + " are not allowed", "blocked-prefixes"));
        }
        if (number.globalService()) {
            return blockedServices.contains(number.callingCode())
                    ? Optional.of(Refusal.of("number", "calls to global services are not allowed", "blocked-types"))
                    : Optional.empty();
        }
        if (!allowedCountries.contains(number.region().orElseThrow())) {
            return Optional.of(Refusal.of(
                    "number",
                    "calls to +" + number.callingCode() + " (" + number.country()
                            + ") are not allowed on this installation",
                    "allowed-countries"));
        }
        if (blockedTypes.contains(number.lineType())) {
            return Optional.of(Refusal.of(
                    "number", "calls to " + words(number.lineType()) + " numbers are not allowed", "blocked-types"));
        }
        return NorthAmericanServices.service(number.callingCode(), number.national())
                .map(service -> Refusal.of("number", "calls to " + service + " are not allowed", "services"));
    }

    private static String words(NumberReport number) {
        return switch (number.fault().orElseThrow()) {
            case EMPTY -> "must not be empty";
            case NOT_A_NUMBER -> "must be digits, country code first";
            case NOT_WHOLE -> "must be a whole number; this one is a fraction, or was rounded";
            case DIGITS_BEHIND -> "must be one number; more digits stand behind it";
            case DIGITS_BEFORE -> "must be one number; other digits stand before it";
            case AMBIGUOUS -> "must start with a plus; without one it can be read in two ways";
            case NO_SUCH_COUNTRY -> "must start with a country code; these digits start with none";
            case TOO_SHORT -> "is too short for a number of " + plan(number);
            case TOO_LONG -> "is too long for a number of " + plan(number);
            case LOCAL_ONLY -> "can be dialled inside one area only; the area code is missing";
            case NOT_ASSIGNED -> "is not in use in the numbering plan of " + plan(number);
        };
    }

    private static String plan(NumberReport number) {
        return number.callingCode() == 0 ? "any country" : "+" + number.callingCode();
    }

    private static String words(LineType type) {
        return switch (type) {
            case PREMIUM_RATE -> "premium-rate";
            case SHARED_COST -> "shared-cost";
            case UAN -> "universal access";
            case PERSONAL -> "personal";
            case PAGER -> "pager";
            case VOICEMAIL -> "voicemail";
            case TOLL_FREE -> "toll-free";
            case VOIP -> "VoIP";
            case FIXED_LINE -> "fixed-line";
            case MOBILE -> "mobile";
            case FIXED_LINE_OR_MOBILE -> "fixed-line or mobile";
            case UNKNOWN -> "unknown";
        };
    }
}
