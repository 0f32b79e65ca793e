package io.ringtrue.server.people;

import java.util.Locale;
import java.util.regex.Pattern;

/// The name that a person signs in by, in small letters.
public record Email(String text) {
    private static final int LONGEST = 254;
    private static final Pattern FORM = Pattern.compile("[^\\s@\\p{Cntrl}]+@[^\\s@\\p{Cntrl}]+");

    /// @throws PersonFault when it has not the form of an address
    public Email {
        text = text.strip().toLowerCase(Locale.ROOT);
        if (text.length() > LONGEST || !FORM.matcher(text).matches()) {
            throw new PersonFault("email", "must be an e-mail address of at most " + LONGEST + " characters");
        }
    }
}
