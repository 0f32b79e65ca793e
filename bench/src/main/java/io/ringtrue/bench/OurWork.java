package io.ringtrue.bench;

import io.ringtrue.numbers.Lookup;
import io.ringtrue.numbers.ReadingRules;

@SuppressWarnings("ArrayRecordComponent")
record OurWork(Lookup lookup, byte[] e164) implements NumberWork {

    private static final int ROOM = 32;

    OurWork(Lookup lookup) {
        this(lookup, new byte[ROOM]);
    }

    @Override
    public long look(String text) {
        boolean valid = lookup.read(text, ReadingRules.COUNTRY_CODE_FIRST);
        if (!lookup.isRead()) return 1;
        int end = lookup.e164(e164, 0);
        return end
                + e164[end - 1]
                + (valid ? 1 : 0)
                + lookup.region().length()
                + lookup.lineType().ordinal()
                + lookup.carrier().length();
    }
}
