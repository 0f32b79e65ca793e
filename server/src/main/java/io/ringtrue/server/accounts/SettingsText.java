package io.ringtrue.server.accounts;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/// An account's settings as text, by their names in [AccountSettings]: for forms and for the audit log. The log has
/// URLs without their query, in which a receiver may have put a password of its own.
public final class SettingsText {
    private SettingsText() {}

    /// What is not set is empty.
    public static Map<String, String> of(Account account) {
        AccountSettings settings = account.settings();
        Map<String, String> text = new LinkedHashMap<>();
        text.put("name", account.name());
        text.put("company", account.company());
        text.put("active", Boolean.toString(account.active()));
        text.put("announcePin", Boolean.toString(settings.announcePin()));
        text.put("callbackUrl", settings.callbackUrl().orElse(""));
        text.put("callbackScheme", settings.callbackScheme());
        text.put("progressCallbacks", Boolean.toString(settings.progressCallbacks()));
        text.put("language", settings.language().orElse(""));
        text.put("spendCap", decimal(settings.spendCapMillionths()));
        text.put("balanceAlert", decimal(settings.balanceAlertMillionths()));
        text.put("callsByGet", Boolean.toString(settings.callsByGet()));
        text.put("defaultCallingCode", Integer.toString(settings.validation().defaultCallingCode()));
        text.put("strictNumbers", Boolean.toString(settings.validation().strictNumbers()));
        text.put("validationPrice", decimal(settings.validation().priceMillionths()));
        text.put("preflightUrl", settings.preflight().url().orElse(""));
        text.put("preflightOnFailure", settings.preflight().allowOnFailure() ? "allow" : "deny");
        return text;
    }

    private static String decimal(OptionalLong millionths) {
        if (millionths.isEmpty()) return "";
        BigDecimal exact = BigDecimal.valueOf(millionths.getAsLong(), 6).stripTrailingZeros();
        return exact.setScale(Math.max(0, exact.scale())).toPlainString();
    }

    private static String logged(Map.Entry<String, String> setting) {
        return setting.getKey().endsWith("Url") ? withoutQuery(setting.getValue()) : setting.getValue();
    }

    /// A URL whose query, in which its receiver may have put a password, is `?***`.
    public static String withoutQuery(String url) {
        return url.replaceFirst("(?s)\\?.*", "?***");
    }

    /// Those of the first account's settings that the second has otherwise: `spendCap 20, language none`.
    /// Empty: none.
    public static String differing(Account first, Account second) {
        Map<String, String> other = of(second);
        return of(first).entrySet().stream()
                .filter(each -> !each.getValue().equals(other.get(each.getKey())))
                .map(each -> each.getKey() + " " + (each.getValue().isEmpty() ? "none" : logged(each)))
                .collect(Collectors.joining(", "));
    }
}
