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

/// One number after another, without allocating: read a text, then ask for what was found. For bulk work;
/// [CompiledNumbers#describe] is the comfortable way. Belongs to one thread at a time.
///
/// Answers what libphonenumber answers, also where a number is read but not valid.
public final class Lookup {

    private static final int LONGEST_SHORT_NUMBER = 6;
    private static final int SHORTEST_NATIONAL = 2;
    /// The ITU says 15, but the plan has longer ones.
    private static final int LONGEST_NATIONAL = 17;

    private final NumberTables tables;
    /// Null when no blocks are loaded, so that then nothing is spent on them.
    private final @Nullable Allocations allocations;
    private final NumberText text = new NumberText();
    private final ReadingOrder order;
    private final byte[] rewritten = new byte[NumberText.FIRST + NumberText.MOST_DIGITS];

    /// Whether the national number is in `rewritten`, not where it was read.
    private boolean isRewritten;
    private int from;
    private int nationalLength;
    private int country;
    private int callingCode;
    private int outcome;
    private int carrier;
    private @Nullable NumberFault fault;
    /// Meaningful when `isLocated`.
    private @Nullable Allocation block;

    private boolean isLocated;
    private ReadingRule rule = ReadingRule.NOTHING_READ;

    Lookup(NumberTables tables, Allocations allocations) {
        this.tables = tables;
        this.allocations = allocations.isEmpty() ? null : allocations;
        order = new ReadingOrder(this, text, tables.prefixes);
    }

    /// Reads `number` by `rules`.
    ///
    /// @return whether it is a valid number
    public boolean read(CharSequence number, ReadingRules rules) {
        text.read(number);
        return interpret(rules);
    }

    /// Reads the bytes of `number` from `start` to `end` by `rules`, as UTF-8.
    ///
    /// @return whether they are a valid number
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

    /// Reads the digits from `first` to `end`, calling code first.
    boolean walk(int first, int end, ReadingRule because) {
        if (rule != because) rule = because; // a store of a reference costs more than the question
        byte[] read = text.digits;
        int count = end - first;
        if (count < 3) return refuse(count == 0 ? NumberFault.NOT_A_NUMBER : NumberFault.TOO_SHORT);
        // +1 and its trunk prefix 1: only a plus makes sure that the first 1 is no end of another country's prefix.
        // Emergency numbers such as 112 are too short for that.
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

    /// Whether a calling code and a national number could be read, valid or not.
    public boolean isRead() {
        return callingCode != 0;
    }

    public boolean valid() {
        return (outcome & 0xF) != LineType.UNKNOWN.ordinal();
    }

    /// Why the number is not valid; null when it is.
    public @Nullable NumberFault fault() {
        if (fault != null || valid()) return fault;
        int bit = 1 << nationalLength;
        int lengths = tables.lengths[country];
        if ((tables.localLengths[country] & bit) != 0) return NumberFault.LOCAL_ONLY;
        if (bit < Integer.lowestOneBit(lengths)) return NumberFault.TOO_SHORT;
        if (bit > Integer.highestOneBit(lengths)) return NumberFault.TOO_LONG;
        return NumberFault.NOT_ASSIGNED;
    }

    /// What was cut off behind the number, such as `x12`; empty when nothing was.
    public String cut() {
        return text.cut;
    }

    /// How the digits were read.
    public ReadingRule rule() {
        return rule;
    }

    /// 0 when none could be read.
    public int callingCode() {
        return callingCode;
    }

    /// As the plan has it, except that NPA-976-XXXX in +1 is premium: a pay-per-call exchange in every area; and
    /// that a
    /// block's allocation tells apart what the plan leaves open.
    public LineType lineType() {
        if (payPerCallExchange()) return LineType.PREMIUM_RATE;
        LineType type = planLineType();
        if (allocations == null || type != LineType.FIXED_LINE_OR_MOBILE) return type;
        Allocation held = allocation();
        return held == null ? type : held.told(type);
    }

    /// The block of a valid number as an operator's file has it; null when none is loaded or none holds it.
    public @Nullable Allocation allocation() {
        if (allocations == null || !valid()) return null;
        if (!isLocated) {
            block = allocations.of(callingCode, digits(), from, nationalLength);
            isLocated = true;
        }
        return block;
    }

    /// Exactly as the plan has it.
    public LineType planLineType() {
        return NumberTables.type(outcome);
    }

    /// ISO 3166 alpha-2, `001` for a global service, empty for none. A number that is not valid may have a region.
    public String region() {
        return tables.regions[NumberTables.region(outcome)];
    }

    /// Who holds the block: as an operator's file has it, else, of a number that may be mobile, as the shipped lists
    /// have
    /// it; empty when not known.
    public String carrier() {
        if (allocations != null) {
            Allocation held = allocation();
            if (held != null && held.givenOut() && !held.holder().isEmpty()) return held.holder();
        }
        LineType type = planLineType();
        boolean carried = type == LineType.MOBILE || type == LineType.FIXED_LINE_OR_MOBILE || type == LineType.PAGER;
        return carried ? tables.carriers[carrier] : "";
    }

    /// 976 is an exchange, not an area code, and only in areas: +1 800 976 0000 is toll free.
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

    /// Digits of the national significant number, leading zeros counted; 0 when none could be read.
    public int nationalLength() {
        return nationalLength;
    }

    /// The national significant number, leading zeros kept.
    public String national() {
        return new String(digits(), from, nationalLength, StandardCharsets.ISO_8859_1);
    }

    boolean startsWithZero() {
        return nationalLength > 0 && digits()[from] == '0';
    }

    /// `+` and all digits; empty when no number could be read.
    public String e164() {
        return callingCode == 0 ? "" : "+" + callingCode + national();
    }

    /// Writes `+` and all digits as ASCII into `out` from `at` on, where at least 21 bytes must be free.
    ///
    /// @return where the writing ended; `at` when no number could be read
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
