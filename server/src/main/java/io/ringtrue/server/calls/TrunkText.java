package io.ringtrue.server.calls;

import io.ringtrue.telephony.call.trunk.Trunk;
import io.ringtrue.telephony.call.trunk.TrunkDraft;
import io.ringtrue.telephony.call.trunk.TrunkSetting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A trunk's settings as text, for forms and for the audit log. The password is never among them.
public final class TrunkText {
    private TrunkText() {}

    /// By the words of the settings, all but the password; what has no value is empty.
    public static Map<String, String> of(TrunkDraft trunk) {
        Map<String, String> values = new LinkedHashMap<>();
        for (TrunkSetting setting : TrunkSetting.values()) {
            if (setting != TrunkSetting.PASSWORD)
                values.put(setting.word(), text(trunk.settings().get(setting)));
        }
        return values;
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case List<?> list -> list.stream().map(String::valueOf).collect(Collectors.joining(", "));
            case Trunk.Srtp srtp -> srtp.name().toLowerCase(Locale.ROOT);
            case Object other -> other.toString();
        };
    }

    /// In one line: `uri sip:carrier.example, priority 1, password ***`.
    public static String line(TrunkDraft trunk) {
        return of(trunk).entrySet().stream()
                        .filter(field -> !field.getValue().isEmpty())
                        .map(field -> field.getKey() + " " + field.getValue())
                        .collect(Collectors.joining(", "))
                + (hasPassword(trunk) ? ", password ***" : "");
    }

    public static boolean hasPassword(TrunkDraft trunk) {
        Object password = trunk.settings().get(TrunkSetting.PASSWORD);
        return password != null && !password.equals(Trunk.Password.NONE) && !password.equals("");
    }
}
