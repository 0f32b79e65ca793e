package io.ringtrue.server.bulk.packing;

import java.io.IOException;

/// A packed list cannot be unpacked: it is damaged, or it unpacks to more than is allowed. Known only when it is read
/// so far; rows before that place may have been answered.
public final class BadPacking extends IOException {
    private static final long serialVersionUID = 1L;

    private final String rule;

    private BadPacking(String rule) {
        super("body " + rule);
        this.rule = rule;
    }

    static BadPacking damaged() {
        return new BadPacking("is a damaged gzip file; pack it again");
    }

    static BadPacking tooMuch(int times) {
        return new BadPacking("unpacks to more than " + times + " times its size; send it unpacked");
    }

    /// A clause that follows `body`.
    public String rule() {
        return rule;
    }
}
