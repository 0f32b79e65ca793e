package io.ringtrue.server.people;

import java.util.Locale;

/// What a person may do, in the installation or in the one account they belong to.
public enum Role {
    /// Everything, people and roles included.
    OWNER,
    /// Of the installation: everything but people and roles.
    OPERATOR,
    /// Of an account: everything but people, keys and roles.
    MEMBER,
    /// Looks, and changes nothing.
    VIEWER;

    /// As shown: `owner`.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @param ofAccount whether the person belongs to one account
    boolean fits(boolean ofAccount) {
        return this == OWNER || this == VIEWER || (this == MEMBER) == ofAccount;
    }
}
