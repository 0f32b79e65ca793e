package io.ringtrue.server.people;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a person may do, in the installation or in the one account they belong to.
public enum Role {
    /// Everything, people and roles included.
    OWNER,
    /// Of the installation: everything but people and roles.
    OPERATOR,
    /// Of an account: verifications, callbacks and lists of numbers. It reads the settings, and changes none.
    MEMBER,
    /// Looks, and changes nothing.
    VIEWER;

    /// As shown: `owner`.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @param word as [#text] writes it; anything else is no role
    public static Optional<Role> of(String word) {
        return Arrays.stream(values()).filter(role -> role.text().equals(word)).findFirst();
    }

    /// Those that somebody there may have, the mightiest first.
    ///
    /// @param ofAccount whether the person belongs to one account
    public static List<Role> fitting(boolean ofAccount) {
        return Arrays.stream(values()).filter(role -> role.fits(ofAccount)).toList();
    }

    /// @param ofAccount whether the person belongs to one account
    boolean fits(boolean ofAccount) {
        return this == OWNER || this == VIEWER || (this == MEMBER) == ofAccount;
    }
}
