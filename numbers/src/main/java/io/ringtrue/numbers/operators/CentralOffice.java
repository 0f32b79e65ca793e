package io.ringtrue.numbers.operators;

import io.ringtrue.numbers.plan.BlockStatus;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The rules that the North American files share.
final class CentralOffice {

    /// The files of the United States use `AS` and `IS`, those of Canada whole words.
    private static final Set<String> GIVEN_OUT = Set.of("AS", "IS", "ASSIGNED", "IN SERVICE");

    private static final Set<String> FREE = Set.of("VC", "AV", "AF", "AP", "VACANT", "AVAILABLE");

    /// The OCN of a code that several companies share.
    private static final String SEVERAL = "MULT";

    private static final int NORTH_AMERICA = 1;

    private CentralOffice() {}

    static BlockStatus status(String word) {
        String upper = word.toUpperCase(Locale.ROOT);
        if (GIVEN_OUT.contains(upper)) return BlockStatus.GIVEN_OUT;
        return FREE.contains(upper) ? BlockStatus.FREE : BlockStatus.WITHHELD;
    }

    /// @param shared whether the code is pooled, so that its thousands may belong to several companies
    /// @throws UnusableRow when a code in use names neither OCN nor company
    static BlockEntry entry(String ocn, String company, BlockStatus status, boolean shared) throws UnusableRow {
        String code = ocn.toUpperCase(Locale.ROOT);
        if (status != BlockStatus.GIVEN_OUT || code.equals(SEVERAL)) {
            return new BlockEntry(NORTH_AMERICA, "", "", Optional.empty(), status, shared);
        }
        if (code.isEmpty() && company.isEmpty())
            throw new UnusableRow("is given out, but names neither OCN nor company");
        return new BlockEntry(NORTH_AMERICA, code, company, Optional.empty(), status, shared);
    }

    /// @throws UnusableRow when an area code or exchange begins with 0 or 1
    static String prefix(String npa, String nxx) throws UnusableRow {
        if (npa.charAt(0) < '2' || nxx.charAt(0) < '2') throw new UnusableRow("NPA and NXX must begin with 2 to 9");
        return npa + nxx;
    }
}
