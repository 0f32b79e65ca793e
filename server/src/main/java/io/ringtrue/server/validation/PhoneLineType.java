package io.ringtrue.server.validation;

import io.ringtrue.numbers.plan.LineType;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// A line type, in the seven words that `/v1`, lists and the command line show. Each dialect has
/// its own words.
public enum PhoneLineType {
    LANDLINE("Landline"),
    VOIP("VOIP"),
    MOBILE("Mobile"),
    VOICEMAIL("Voicemail"),
    TOLL_FREE("TollFree"),
    PREMIUM("Premium"),
    OTHER("Other");

    private final String word;

    PhoneLineType(String word) {
        this.word = word;
    }

    /// The word in answers.
    public String word() {
        return word;
    }

    /// The type with this word, in any case of letters; empty: there is none.
    public static Optional<PhoneLineType> named(String word) {
        for (PhoneLineType type : values()) {
            if (type.word.equalsIgnoreCase(word)) return Optional.of(type);
        }
        return Optional.empty();
    }

    /// The types that a line type of the numbering plan can be: two where the plan cannot tell landline and
    /// mobile apart, else one.
    public static Set<PhoneLineType> of(LineType type) {
        return switch (type) {
            case FIXED_LINE -> EnumSet.of(LANDLINE);
            case MOBILE -> EnumSet.of(MOBILE);
            case FIXED_LINE_OR_MOBILE -> EnumSet.of(LANDLINE, MOBILE);
            case TOLL_FREE -> EnumSet.of(TOLL_FREE);
            case PREMIUM_RATE -> EnumSet.of(PREMIUM);
            case VOIP -> EnumSet.of(VOIP);
            case VOICEMAIL -> EnumSet.of(VOICEMAIL);
            case SHARED_COST, PERSONAL, PAGER, UAN, UNKNOWN -> EnumSet.of(OTHER);
        };
    }
}
