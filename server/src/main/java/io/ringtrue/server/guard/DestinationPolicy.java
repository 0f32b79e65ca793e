package io.ringtrue.server.guard;

import io.ringtrue.numbers.LineType;
import io.ringtrue.numbers.NumberReport;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Which destinations may be called at all: denied unless listed.
///
/// @param allowedCountries ISO 3166 alpha-2, upper case
/// @param blockedTypes kinds of line never called
/// @param globalServicesBlocked +800, +870, +881 and their like, which belong to no country
/// @param blockedPrefixes digits a number (E.164 without `+`) must not start with
public record DestinationPolicy(
        Set<String> allowedCountries,
        Set<LineType> blockedTypes,
        boolean globalServicesBlocked,
        List<String> blockedPrefixes) {

    /// Why this destination is refused; empty when it may be called. Emergency and short codes are no valid numbers
    /// of
    /// any plan, so they never get past the first check.
    public Optional<Refusal> refuse(NumberReport number) {
        if (number.fault().isPresent()) {
            return Optional.of(Refusal.of("number", words(number), "valid-number"));
        }
        String digits = number.e164().substring(1);
        Optional<String> blocked =
                blockedPrefixes.stream().filter(digits::startsWith).findFirst();
        if (blocked.isPresent()) {
            return Optional.of(
                    Refusal.of("number", "calls to +" + blocked.get() + " are not allowed", "blocked-prefixes"));
        }
        if (number.globalService()) {
            return globalServicesBlocked
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
        return Optional.empty();
    }

    private static String words(NumberReport number) {
        return switch (number.fault().orElseThrow()) {
            case EMPTY -> "must not be empty";
            case NOT_A_NUMBER -> "must be digits, country code first";
            case NO_SUCH_COUNTRY -> "must start with a country code; these digits start with none";
            case TOO_SHORT -> "is too short for a number of +" + number.callingCode();
            case TOO_LONG -> "is too long for a number of +" + number.callingCode();
            case LOCAL_ONLY -> "can be dialled inside one area only; the area code is missing";
            case NOT_ASSIGNED -> "is not in use in the numbering plan of +" + number.callingCode();
        };
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
