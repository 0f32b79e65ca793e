package io.ringtrue.server.validation;

import io.ringtrue.numbers.plan.LineType;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// What a line is, in the seven words that `/v1`, lists and the command line show. A dialect has words of
/// its own.
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

    /// As it stands in answers.
    public String word() {
        return word;
    }

    /// Reads a word without regard to case; empty: there is no such type.
    public static Optional<PhoneLineType> named(String word) {
        for (PhoneLineType type : values()) {
            if (type.word.equalsIgnoreCase(word)) return Optional.of(type);
        }
        return Optional.empty();
    }

    /// What a line type of the numbering plan can be in these words: two where the plan cannot tell, else one.
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
