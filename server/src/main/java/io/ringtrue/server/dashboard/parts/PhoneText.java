package io.ringtrue.server.dashboard.parts;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Phone numbers for people.
public final class PhoneText {
    private static final Pattern AMERICAN = Pattern.compile("\\+1([0-9]{3})([0-9]{3})([0-9]{4}|\\*{4})");

    private PhoneText() {}

    /// In groups, such as `+1 201 555 0123`, where the number has the form for it; what is masked as dots.
    public static String of(String e164) {
        Matcher american = AMERICAN.matcher(e164);
        String grouped = american.matches()
                ? "+1 " + american.group(1) + " " + american.group(2) + " " + american.group(3)
                : e164;
        return grouped.replace('*', '•');
    }
}
