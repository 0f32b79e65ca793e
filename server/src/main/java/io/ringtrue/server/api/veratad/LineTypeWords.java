package io.ringtrue.server.api.veratad;

import io.ringtrue.server.validation.PhoneLineType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The vendor's seven words for a line type, exact to the letter.
final class LineTypeWords {
    private static final List<PhoneLineType> TYPES = List.of(PhoneLineType.values());

    /// All of them, for an error.
    static final String ALL = TYPES.stream().map(LineTypeWords::of).collect(Collectors.joining(", "));

    private LineTypeWords() {}

    static String of(PhoneLineType type) {
        return switch (type) {
            case LANDLINE -> "Landline";
            case VOIP -> "VOIP";
            case MOBILE -> "Mobile";
            case VOICEMAIL -> "Voicemail";
            case TOLL_FREE -> "TollFree";
            case PREMIUM -> "Premium";
            case OTHER -> "Other";
        };
    }

    /// The type with this word, in any case of letters; empty: there is none.
    static Optional<PhoneLineType> named(String word) {
        for (PhoneLineType type : TYPES) {
            if (of(type).equalsIgnoreCase(word)) return Optional.of(type);
        }
        return Optional.empty();
    }
}
