package io.ringtrue.server.callbacks;

/// How many callbacks may be under way at once, so that slow endpoints never delay the others.
///
/// @param total on this node
/// @param perAccount of one account; an account without balance has a quarter
/// @param perHost of one account to one host; of all accounts together to one host, three times as many
public record Shares(int total, int perAccount, int perHost) {
    /// A delivery takes 15 s at most, so one slow host delays nobody and one account with many slow hosts holds
    /// an eighth.
    public static final Shares STANDARD = new Shares(256, 32, 8);

    /// So many callbacks of each account may use the reserve.
    static final int FIRST_TURNS = 4;

    /// @throws IllegalArgumentException when not 1 <= `perHost` <= `perAccount` <= `total`
    public Shares {
        if (perHost < 1 || perAccount < perHost || total < perAccount) {
            throw new IllegalArgumentException("shares must be 1 <= perHost <= perAccount <= total");
        }
    }

    /// What accounts that have more than [#FIRST_TURNS] under way must leave free for those that have fewer.
    int reserve() {
        return total / 4;
    }

    int perHostOfAll() {
        return 3 * perHost;
    }

    /// All accounts without balance together: a stranger opens many of them for nothing.
    int unpaid() {
        return Math.max(1, total / 8);
    }

    int perAccount(boolean paid) {
        return paid ? perAccount : Math.max(1, perAccount / 4);
    }
}
