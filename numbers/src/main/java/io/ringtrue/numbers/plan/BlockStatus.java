package io.ringtrue.numbers.plan;

/// What became of a block of numbers, as its administrator says.
public enum BlockStatus {
    /// A carrier holds it.
    GIVEN_OUT("is given out"),
    /// Nobody holds it; it may be given out any day.
    FREE("is not given out"),
    /// Nobody holds it and nobody may: protected, quarantined, reserved, being recovered.
    WITHHELD("is withheld from being given out");

    private final String clause;

    BlockStatus(String clause) {
        this.clause = clause;
    }

    public String clause() {
        return clause;
    }
}
