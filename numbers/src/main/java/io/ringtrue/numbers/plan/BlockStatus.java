package io.ringtrue.numbers.plan;

/// The state of a block of numbers, by its administrator.
public enum BlockStatus {
    /// A carrier holds it.
    GIVEN_OUT("is given out"),
    /// Nobody holds it; it may be given out at any time.
    FREE("is not given out"),
    /// Nobody may hold it: protected, quarantined, reserved, or being recovered.
    WITHHELD("is withheld from being given out");

    private final String clause;

    BlockStatus(String clause) {
        this.clause = clause;
    }

    /// The state as a clause that follows "the block": `is given out`.
    public String clause() {
        return clause;
    }
}
