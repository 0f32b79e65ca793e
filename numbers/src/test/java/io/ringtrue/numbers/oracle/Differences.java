package io.ringtrue.numbers.oracle;

import io.ringtrue.numbers.CompiledNumbers;
import io.ringtrue.numbers.Lookup;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Compares libphonenumber's answers with ours for the same texts, and records the differences.
public final class Differences {

    private static final int KEPT = 20;

    private final Lookup lookup;
    private final CarrierOracle carriers;
    private final List<String> first = new ArrayList<>();
    private long asked;
    private long valid;
    private long found;

    /// @param carrierFiles the folder of the carrier lists
    public Differences(CompiledNumbers numbers, Path carrierFiles) {
        this.lookup = numbers.lookup();
        this.carriers = new CarrierOracle(carrierFiles);
    }

    public void ask(String text) {
        Answer oracle = Answer.oracle(carriers, text);
        Answer ours = Answer.ours(lookup, text);
        asked++;
        if (oracle.valid()) valid++;
        if (oracle.equals(ours)) return;
        found++;
        if (first.size() < KEPT) first.add(text + "\n  libphonenumber " + oracle + "\n  ours           " + ours);
    }

    /// The first twenty differences, for a person.
    public List<String> first() {
        return first;
    }

    public long asked() {
        return asked;
    }

    /// How many of the texts are valid numbers.
    public long valid() {
        return valid;
    }

    public long found() {
        return found;
    }
}
