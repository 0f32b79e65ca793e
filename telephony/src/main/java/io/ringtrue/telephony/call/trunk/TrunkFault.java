package io.ringtrue.telephony.call.trunk;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Values of a trunk that break their rules. It never repeats a value: one may be a password.
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
    /// @param field the setting's word, or `name`
    /// @param rule a clause that follows the field
    public record Breach(String field, String rule) {}

    public List<Breach> breaches() {
        return breaches;
    }

    /// All of it in one sentence.
    ///
    /// @param key makes of a field the key by which its value came
    public String sentence(Function<String, String> key) {
        return sentence(breaches, key);
    }

    private static String sentence(List<Breach> breaches, Function<String, String> key) {
        return breaches.stream()
                .map(each -> key.apply(each.field()) + " " + each.rule())
                .collect(Collectors.joining("; "));
    }
}
