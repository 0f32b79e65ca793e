package io.ringtrue.server.verification.request;

import java.util.Arrays;
import java.util.Locale;

/// What a call is made for.
public enum Mode {
    /// A PIN is asked for and compared.
    REVERSE,
    /// A PIN is said; nothing is collected.
    SPOKEN,
    /// A customer's message is said.
    MESSAGE;

    /// As shown: `reverse`.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Undoes [#text()], in whatever case and with blanks around it.
    ///
    /// @throws IllegalArgumentException whose message is the rule
    public static Mode ofPin(String text) {
        return Arrays.stream(new Mode[] {REVERSE, SPOKEN})
                .filter(mode -> mode.text().equals(text.strip().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be reverse or spoken"));
    }
}
