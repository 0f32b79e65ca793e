package io.ringtrue.bench;

import io.ringtrue.numbers.Lookup;
import io.ringtrue.numbers.ReadingRules;

final class OurWork implements NumberWork {

    private static final int ROOM = 32;

    private final Lookup lookup;
    private final byte[] e164 = new byte[ROOM];
    /// Where results go, so that the compiler cannot leave them out.
    private volatile Object sink = "";

    OurWork(Lookup lookup) {
        this.lookup = lookup;
    }

    @Override
    public long look(String text) {
        boolean valid = lookup.read(text, ReadingRules.COUNTRY_CODE_FIRST);
        if (!lookup.isRead()) return 0;
        int end = lookup.e164(e164, 0);
        boolean known = lookup.region() == sink | lookup.carrier() == sink;
        long all = end + e164[end - 1] + (known ? 1 : 0) + lookup.lineType().ordinal();
        return all << 1 | (valid ? 1 : 0);
    }
}
