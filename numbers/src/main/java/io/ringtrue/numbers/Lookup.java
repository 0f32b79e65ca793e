package io.ringtrue.numbers;

import io.ringtrue.numbers.plan.Allocation;
import io.ringtrue.numbers.plan.Allocations;
import io.ringtrue.numbers.plan.LineType;
import io.ringtrue.numbers.plan.NumberTables;
import io.ringtrue.numbers.text.CarefulText;
import io.ringtrue.numbers.text.NumberFault;
import io.ringtrue.numbers.text.NumberText;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// A cursor for bulk work: call [#read] with a text, then read the results from the accessors, then go on
/// with the next text. It allocates nothing for ordinary texts. For single numbers [CompiledNumbers#describe]
/// is more convenient. Used by one thread at a time.
///
/// Its answers are those of libphonenumber, also for numbers that can be read but are not valid.
public final class Lookup {

    private static final int LONGEST_SHORT_NUMBER = 6;
    private static final int SHORTEST_NATIONAL = 2;
    /// The ITU allows 15 digits with the calling code, but the plan has longer numbers.
    private static final int LONGEST_NATIONAL = 17;

    private final NumberTables tables;
    /// Null when there is no operator data, so that it costs nothing.
    private final @Nullable Allocations allocations;
    private final NumberText text = new NumberText();
    private final ReadingOrder order;
    private final byte[] rewritten = new byte[NumberText.FIRST + NumberText.MOST_DIGITS];

    /// Whether the national number is in `rewritten` and not in the text's digits.
    private boolean isRewritten;
    private int from;
    private int nationalLength;
    private int country;
    private int callingCode;
    private int outcome;
    private int carrier;
    private @Nullable NumberFault fault;
    /// Valid only if `isLocated`.
    private @Nullable Allocation block;

    private boolean isLocated;
    private ReadingRule rule = ReadingRule.NOTHING_READ;

    Lookup(NumberTables tables, Allocations allocations) {
        this.tables = tables;
        this.allocations = allocations.isEmpty() ? null : allocations;
        order = new ReadingOrder(this, text, tables.prefixes);
    }

    /// Reads a text. The accessors then describe it, until the next call.
    ///
    /// @param number any text of any length
    /// @return whether it is a valid number
    public boolean read(CharSequence number, ReadingRules rules) {
        text.read(number);
        return interpret(rules);
    }

    /// Reads UTF-8 bytes from `start` to, not including, `end`. The bytes must not change before the next
    /// call.
    ///
    /// @return whether it is a valid number
    public boolean read(byte[] number, int start, int end, ReadingRules rules) {
        text.read(number, start, end);
        return interpret(rules);
    }

    private boolean interpret(ReadingRules rules) {
        if (text.odd) readWithCare(rules);
        if (text.fault == null) return order.read(rules);
        rule = ReadingRule.NOTHING_READ;
        return refuse(text.fault);
    }

    private void readWithCare(ReadingRules rules) {
        text.set(CarefulText.read(text.text(), rules.dialled(), (plus, digits) -> {
            Lookup judge = new Lookup(tables, Allocations.NONE);
            judge.text.set(new CarefulText.Reading(digits, plus, false, "", null));
            return judge.interpret(rules);
        }));
    }

    /// Walks the digits from `first` to `end`, which begin with the calling code, through the tables.
    boolean walk(int first, int end, ReadingRule because) {
        if (rule != because) rule = because; // writing a reference costs more than this comparison
        byte[] read = text.digits;
        int count = end - first;
        if (count < 3) return refuse(count == 0 ? NumberFault.NOT_A_NUMBER : NumberFault.TOO_SHORT);
        // +1 followed by its trunk prefix 1: without a plus, the first 1 may be the end of another country's
        // prefix. Emergency numbers such as 112 are too short to be meant.
        if (count > LONGEST_SHORT_NUMBER
                && because != ReadingRule.PLUS
                && read[first] == '1'
                && read[first + 1] == '1') {
            return refuse(NumberFault.NOT_ASSIGNED);
        }
        int found = tables.callingCodeAt[(read[first] * 10 + read[first + 1]) * 10 + read[first + 2] - '0' * 111];
        if (found == 0) return refuse(NumberFault.NO_SUCH_COUNTRY);
        int start = first + (found & 3);
        int length = end - start;
        if (length < SHORTEST_NATIONAL) return refuse(NumberFault.TOO_SHORT);
        if (length > NumberTables.MOST_DIGITS) return refuse(NumberFault.TOO_LONG);
        country = found >> 2;
        callingCode = tables.callingCodes[country];
        int leaf = leaf(read, start, end);
        carrier = leaf >>> 16;
        outcome = tables.outcomes[tables.rows[(leaf & 0xFFFF) * (NumberTables.MOST_DIGITS + 1) + length]];
        isRewritten = false;
        isLocated = false;
        from = start;
        nationalLength = length;
        if (NumberTables.rewrite(outcome) != 0) rewrite(NumberTables.rewrite(outcome));
        if (nationalLength > LONGEST_NATIONAL) return refuse(NumberFault.TOO_LONG);
        if (fault != null) fault = null;
        return valid();
    }

    private int leaf(byte[] read, int start, int end) {
        char[] nodes = tables.nodes;
        int base = tables.firstNode(country);
        int node = base;
        for (int i = start; i < end; i++) {
            int next = nodes[node + read[i] - '0'];
            if (next >= NumberTables.LEAF) return tables.leaves[tables.firstLeaf(country) + next - NumberTables.LEAF];
            node = base + next * NumberTables.STRIDE;
        }
        return tables.leaves[tables.firstLeaf(country) + nodes[node + NumberTables.ENDING] - NumberTables.LEAF];
    }

    private void rewrite(int number) {
        int rewrite = tables.rewrites[number];
        byte[] literal = tables.literals[rewrite >>> 24];
        int keepFrom = rewrite >> 16 & 0xFF;
        int kept = (rewrite >> 8 & 0xFF) - keepFrom;
        int skipped = rewrite & 0xFF;
        int rest = nationalLength - skipped;
        int at = NumberText.FIRST;
        System.arraycopy(literal, 0, rewritten, at, literal.length);
        byte[] digits = text.digits;
        System.arraycopy(digits, from + keepFrom, rewritten, at + literal.length, kept);
        System.arraycopy(digits, from + skipped, rewritten, at + literal.length + kept, rest);
        isRewritten = true;
        from = at;
        nationalLength = literal.length + kept + rest;
    }

    boolean refuse(NumberFault why) {
        fault = why;
        callingCode = 0;
        nationalLength = 0;
        carrier = 0;
        outcome = LineType.UNKNOWN.ordinal();
        return false;
    }

    /// Whether a calling code and a national number were read, valid or not.
    public boolean isRead() {
        return callingCode != 0;
    }

    /// Whether the number is valid by the plan.
    public boolean valid() {
        return (outcome & 0xF) != LineType.UNKNOWN.ordinal();
    }

    /// Why the number is not valid; null when it is valid.
    public @Nullable NumberFault fault() {
        if (fault != null || valid()) return fault;
        int bit = 1 << nationalLength;
        int lengths = tables.lengths[country];
        if ((tables.localLengths[country] & bit) != 0) return NumberFault.LOCAL_ONLY;
        if (bit < Integer.lowestOneBit(lengths)) return NumberFault.TOO_SHORT;
        if (bit > Integer.highestOneBit(lengths)) return NumberFault.TOO_LONG;
        return NumberFault.NOT_ASSIGNED;
    }

    /// The text that was cut off after the number, such as `x12`; empty when nothing was cut.
    public String cut() {
        return text.cut;
    }

    /// The rule by which the digits were read.
    public ReadingRule rule() {
        return rule;
    }

    /// The calling code, 1 to 999; 0 when no number was read.
    public int callingCode() {
        return callingCode;
    }

    /// The line type of the plan, with two exceptions. NPA-976-XXXX in +1 is premium rate: 976 is a
    /// pay-per-call exchange in every area. And operator data decides where the plan leaves fixed line or
    /// mobile open.
    public LineType lineType() {
        if (payPerCallExchange()) return LineType.PREMIUM_RATE;
        LineType type = planLineType();
        if (allocations == null || type != LineType.FIXED_LINE_OR_MOBILE) return type;
        Allocation held = allocation();
        return held == null ? type : held.lineTypeOr(type);
    }

    /// The block of a valid number in the operator data; null when there is no data or no block contains the
    /// number.
    public @Nullable Allocation allocation() {
        if (allocations == null || !valid()) return null;
        if (!isLocated) {
            block = allocations.of(callingCode, digits(), from, nationalLength);
            isLocated = true;
        }
        return block;
    }

    /// The line type of the plan alone, as libphonenumber answers it.
    public LineType planLineType() {
        return NumberTables.type(outcome);
    }

    /// The region: ISO 3166 alpha-2, `001` for a global service, empty for none. A number that is not valid
    /// may have a region.
    public String region() {
        return tables.regions[NumberTables.region(outcome)];
    }

    /// The carrier that holds the number's block: from the operator data, else, for numbers that may be
    /// mobile, from the lists in the jar. Empty when not known.
    public String carrier() {
        if (allocations != null) {
            Allocation held = allocation();
            if (held != null && held.givenOut() && !held.holder().isEmpty()) return held.holder();
        }
        LineType type = planLineType();
        boolean carried = type == LineType.MOBILE || type == LineType.FIXED_LINE_OR_MOBILE || type == LineType.PAGER;
        return carried ? tables.carriers[carrier] : "";
    }

    /// 976 is an exchange within an area code. In other codes it means nothing: +1 800 976 0000 is toll free.
    private boolean payPerCallExchange() {
        return callingCode == 1
                && planLineType() == LineType.FIXED_LINE_OR_MOBILE
                && digits()[from + 3] == '9'
                && digits()[from + 4] == '7'
                && digits()[from + 5] == '6';
    }

    private byte[] digits() {
        return isRewritten ? rewritten : text.digits;
    }

    /// How many digits the national significant number has, with leading zeros; 0 when no number was read.
    public int nationalLength() {
        return nationalLength;
    }

    /// The national significant number with its leading zeros; empty when no number was read.
    public String national() {
        return new String(digits(), from, nationalLength, StandardCharsets.ISO_8859_1);
    }

    boolean startsWithZero() {
        return nationalLength > 0 && digits()[from] == '0';
    }

    /// The number in E.164: `+` and all digits; empty when no number was read.
    public String e164() {
        return callingCode == 0 ? "" : "+" + callingCode + national();
    }

    /// Writes the number in E.164, as ASCII, into `out` from `at` on. At least 21 bytes must be free there.
    ///
    /// @return the index after the last byte written; `at` when no number was read
    public int e164(byte[] out, int at) {
        if (callingCode == 0) return at;
        int end = at;
        out[end++] = '+';
        if (callingCode >= 100) out[end++] = (byte) ('0' + callingCode / 100);
        if (callingCode >= 10) out[end++] = (byte) ('0' + callingCode / 10 % 10);
        out[end++] = (byte) ('0' + callingCode % 10);
        System.arraycopy(digits(), from, out, end, nationalLength);
        return end + nationalLength;
    }
}
