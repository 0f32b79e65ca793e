package io.ringtrue.numbers;

import java.util.List;
import java.util.Optional;

/// What is known about one number. Fields that need a valid number are empty otherwise.
///
/// @param fault why it is not valid; empty when it is
/// @param callingCode 1 to 3 digits as an integer, 0 when none could be read
/// @param national the national significant number as digits, leading zeros kept; empty when none could be read
/// @param region ISO 3166 alpha-2; empty for global services and when not valid
/// @param country English name of `region`, `International` for global services; empty when not valid
/// @param carrier who holds the block, never a guess
/// @param timeZones IANA names; empty when not known
public record NumberReport(
        Optional<NumberFault> fault,
        int callingCode,
        String national,
        Optional<String> region,
        String country,
        LineType lineType,
        Optional<String> carrier,
        List<String> timeZones) {

    public boolean valid() {
        return fault.isEmpty();
    }

    /// `+` and all digits; empty when no calling code could be read.
    public String e164() {
        return callingCode == 0 ? "" : "+" + callingCode + national;
    }

    /// Not tied to a country: +800, +808, +870, +878, +881 to +883, +888, +979.
    public boolean globalService() {
        return valid() && region.isEmpty();
    }
}
