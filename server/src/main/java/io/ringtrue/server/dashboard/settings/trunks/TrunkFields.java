package io.ringtrue.server.dashboard.settings.trunks;

import io.ringtrue.server.calls.TrunkText;
import io.ringtrue.server.dashboard.parts.Shown;
import io.ringtrue.telephony.call.trunk.Trunk;
import io.ringtrue.telephony.call.trunk.TrunkDraft;
import io.ringtrue.telephony.call.trunk.TrunkFault;
import io.ringtrue.telephony.call.trunk.TrunkSetting;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A trunk as the fields of its form, each named like its setting. The password is never among what is shown.
///
/// @param values by the words of the settings
record TrunkFields(Map<String, String> values) {
    private static final String PASSWORD = TrunkSetting.PASSWORD.word();

    /// Beside a stored password: takes it away.
    static final String NO_PASSWORD = "no-password";

    static TrunkFields of(TrunkDraft trunk) {
        return new TrunkFields(TrunkText.of(trunk));
    }

    /// Of a new trunk: the usual values.
    static TrunkFields usual() {
        Map<String, String> values =
                new LinkedHashMap<>(of(new Trunk("new", Map.of(TrunkSetting.URI, "sip:127.0.0.1")).draft())
                        .values());
        values.put(TrunkSetting.URI.word(), "");
        return new TrunkFields(values);
    }

    /// The fields without the password, to be shown again.
    TrunkFields shown() {
        Map<String, String> rest = new LinkedHashMap<>(values);
        rest.remove(PASSWORD);
        return new TrunkFields(rest);
    }

    /// @param base its password stays unless another is typed or it is taken away
    /// @throws TrunkFault naming every field that breaks its rule
    Trunk over(TrunkDraft base) {
        TrunkDraft draft = base;
        for (TrunkSetting setting : TrunkSetting.values()) {
            if (setting != TrunkSetting.PASSWORD) draft = draft.with(setting, value(setting));
        }
        if (values.containsKey(NO_PASSWORD)) draft = draft.with(TrunkSetting.PASSWORD, "");
        String password = field(PASSWORD);
        return (password.isEmpty() ? draft : draft.with(TrunkSetting.PASSWORD, password)).trunk();
    }

    private Object value(TrunkSetting setting) {
        String text = field(setting.word()).strip();
        return switch (setting) {
            case PRIORITY, MAX_CALLS, CALLS_PER_SECOND -> text.matches("[0-9]{1,9}") ? Integer.valueOf(text) : text;
            case CODECS, MEDIA_NETWORKS, SIGNALLING_NETWORKS -> list(text);
            case STRICT_SOURCE -> text.equals("true");
            default -> text;
        };
    }

    private static List<String> list(String text) {
        return Arrays.stream(text.split("[\\s,;]+"))
                .filter(each -> !each.isEmpty())
                .toList();
    }

    private String field(String name) {
        return values.getOrDefault(name, "");
    }

    /// A sentence for each field at fault, by its name.
    static Map<String, String> wrong(TrunkFault fault) {
        Map<String, String> wrong = new LinkedHashMap<>();
        for (TrunkFault.Breach breach : fault.breaches()) {
            wrong.put(
                    breach.field(),
                    breach.field().equals(TrunkSetting.CALLER_ID.word())
                            ? "Needs a plus and the country code, such as +12015550100. Carriers refuse calls without it."
                            : Shown.sentence(breach.rule()));
        }
        return wrong;
    }
}
