package io.ringtrue.server.speech;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A PIN that is said and not keyed: 1 to 8 letters or digits. Prints as `***`.
///
/// @param ascii digits and letters `A` to `Z`; small letters are taken as capitals, because both sound alike
public record SpokenPin(String ascii) {
    /// The rule, as a refusal quotes it.
    public static final String RULE = "must be 1 to 8 letters A to Z or digits";

    private static final int MAX_LENGTH = 8;

    /// @throws IllegalArgumentException when it breaks [#RULE]; the message does not quote the PIN
    public SpokenPin {
        ascii = ascii.toUpperCase(Locale.ROOT);
        if (ascii.isEmpty() || ascii.length() > MAX_LENGTH || !ascii.chars().allMatch(SpokenPin::isSpoken)) {
            throw new IllegalArgumentException(RULE);
        }
    }

    private static boolean isSpoken(int c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
    }

    /// The characters in groups that can be remembered: 3+3 for six, 4+4 for eight.
    static List<String> groups(String characters) {
        List<String> groups = new ArrayList<>();
        int at = 0;
        for (int length : lengths(characters.length())) {
            groups.add(characters.substring(at, at + length));
            at += length;
        }
        return groups;
    }

    private static List<Integer> lengths(int all) {
        return switch (all) {
            case 0, 1, 2, 3 -> List.of(all);
            case 4 -> List.of(2, 2);
            case 5 -> List.of(3, 2);
            case 7 -> List.of(3, 4);
            default -> {
                List<Integer> lengths = new ArrayList<>();
                int group = all % 4 == 0 ? 4 : 3;
                for (int rest = all; rest > 0; rest -= group) lengths.add(Math.min(group, rest));
                yield lengths;
            }
        };
    }

    @Override
    public String toString() {
        return "***";
    }
}
