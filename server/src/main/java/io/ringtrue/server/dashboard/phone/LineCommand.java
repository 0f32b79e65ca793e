package io.ringtrue.server.dashboard.phone;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the browser wants, as JSON.
///
/// @param type `hold` (with a number, or without: any free one), `release` (a number), `answer`, `decline`, `busy`,
/// `hang-up`, `machine`, `key` (with a key), `follow` (the verification with this id, or without: the newest one that
/// calls the number which rang last), `result` (of the followed verification)
/// @param number digits, country code first, with or without `+`
/// @param key one of `0-9`, `*`, `#`
/// @param id a verification's
record LineCommand(
        String type,
        @Nullable String number,
        @Nullable String key,
        @Nullable String id) {
    private static final Pattern NUMBER = Pattern.compile("\\+?[1-9][0-9]{5,14}");
    private static final String KEYS = "0123456789*#";

    /// @throws IllegalArgumentException when a member is missing or not as it must be; the message says which
    LineCommand {
        if (type == null) throw new IllegalArgumentException("type must be given");
        if (number != null && !NUMBER.matcher(number).matches()) {
            throw new IllegalArgumentException("number must be 6 to 15 digits, country code first");
        }
        if (key != null && (key.length() != 1 || KEYS.indexOf(key.charAt(0)) < 0)) {
            throw new IllegalArgumentException("key must be one of " + KEYS);
        }
        if (id != null && !id.matches("[0-9]{1,18}")) throw new IllegalArgumentException("id must be a whole number");
    }

    Optional<String> wantedNumber() {
        return Optional.ofNullable(number).map(text -> text.startsWith("+") ? text : "+" + text);
    }

    Optional<Long> wantedId() {
        return Optional.ofNullable(id).map(Long::valueOf);
    }

    /// @throws IllegalArgumentException when there is none
    char wantedKey() {
        if (key == null) throw new IllegalArgumentException("key must be given");
        return key.charAt(0);
    }

    /// Without the key, which may belong to a PIN.
    @Override
    public String toString() {
        return "LineCommand[" + type + "]";
    }
}
