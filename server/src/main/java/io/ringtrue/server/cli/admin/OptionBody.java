package io.ringtrue.server.cli.admin;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The options of a command as the JSON body that the server expects. The server has the rule of each value,
/// so nothing is checked here: a value is sent as it was typed, and a refusal is reported under the option's
/// name. An option that was not given has no member.
final class OptionBody {
    /// RFC 8259 §6, at most 20 characters. A longer text is sent as text, and the server refuses it by
    /// the member's rule.
    private static final Pattern NUMBER =
            Pattern.compile("(?=.{1,20}$)-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

    private final Map<String, Object> members = new LinkedHashMap<>();

    OptionBody text(String member, @Nullable String value) {
        return put(member, value);
    }

    /// Puts a number or a boolean where the text is one in JSON, else the text.
    OptionBody literal(String member, @Nullable String value) {
        return put(member, value == null ? null : literal(value));
    }

    private static Object literal(String text) {
        if (NUMBER.matcher(text).matches()) return new BigDecimal(text);
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> text;
        };
    }

    /// @param values split at commas; a single empty one stands for an empty list
    OptionBody list(String member, @Nullable List<String> values) {
        return put(member, values != null && values.equals(List.of("")) ? List.of() : values);
    }

    private OptionBody put(String member, @Nullable Object value) {
        if (value != null) members.put(member, value);
        return this;
    }

    boolean isEmpty() {
        return members.isEmpty();
    }

    Map<String, Object> members() {
        return members;
    }

    /// The option that a member came from: `--max-calls` for `max-calls`, `--announce-pin` for `announcePin`.
    /// A member that came from no option keeps its name.
    String key(String member) {
        return members.containsKey(member)
                ? "--" + member.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT)
                : member;
    }
}
