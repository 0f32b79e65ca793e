package io.ringtrue.telephony.call.trunk;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Some values of a trunk break their rules. It never quotes a value, because one may be a password.
public final class TrunkFault extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient List<Breach> breaches;

    /// @param breaches at least one
    TrunkFault(String trunk, List<Breach> breaches) {
        super("trunk " + trunk + ": " + sentence(breaches, field -> field));
        this.breaches = List.copyOf(breaches);
    }

    /// One value that breaks its rule.
    ///
    /// @param field the word of the setting, or `name`
    /// @param rule the rule as a clause that follows the field: `must be true or false`
    public record Breach(String field, String rule) {}

    /// All values that break their rules, at least one.
    public List<Breach> breaches() {
        return breaches;
    }

    /// All breaches as one sentence.
    ///
    /// @param key turns a field into the name that the reader of the message used for it
    public String sentence(Function<String, String> key) {
        return sentence(breaches, key);
    }

    private static String sentence(List<Breach> breaches, Function<String, String> key) {
        return breaches.stream()
                .map(each -> key.apply(each.field()) + " " + each.rule())
                .collect(Collectors.joining("; "));
    }
}
