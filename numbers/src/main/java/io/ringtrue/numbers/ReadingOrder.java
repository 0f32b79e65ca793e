package io.ringtrue.numbers;

import static io.ringtrue.numbers.ReadingRule.COUNTRY_CODE_FIRST;
import static io.ringtrue.numbers.ReadingRule.DEFAULT_CALLING_CODE;
import static io.ringtrue.numbers.ReadingRule.INTERNATIONAL_PREFIX;
import static io.ringtrue.numbers.ReadingRule.PLUS;

import io.ringtrue.numbers.plan.InternationalPrefixes;
import io.ringtrue.numbers.plan.InternationalPrefixes.Own;
import io.ringtrue.numbers.plan.LineType;
import io.ringtrue.numbers.text.NumberFault;
import io.ringtrue.numbers.text.NumberText;
import java.nio.charset.StandardCharsets;

/// The order in which readings of the digits are tried. If two readings are valid and nothing shows which is
/// meant, the text is ambiguous: the wrong reading would be a stranger's number.
final class ReadingOrder {

    private static final byte[] EVERYWHERE = "00".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NORTH_AMERICAN = "011".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] RUSSIAN = "810".getBytes(StandardCharsets.US_ASCII);
    private static final int NORTH_AMERICAN_DIGITS = 10;
    private static final int SHORTEST_DIALLED_ABROAD = 12;

    private final Lookup lookup;
    private final NumberText text;
    private final InternationalPrefixes prefixes;

    ReadingOrder(Lookup lookup, NumberText text, InternationalPrefixes prefixes) {
        this.lookup = lookup;
        this.text = text;
        this.prefixes = prefixes;
    }

    /// Reads the digits of the text, of which there is at least one.
    ///
    /// @return whether the text is a valid number
    boolean read(ReadingRules rules) {
        int first = NumberText.FIRST;
        int end = first + text.count;
        if (text.plus) return lookup.walk(first, end, PLUS);
        int assumed = rules.defaultCallingCode();
        if (assumed == 0) return countryCodeFirst(first, end);
        Own own = prefixes.of(assumed);
        return own.mayStartWith(text.digits[first]) ? prefixed(own, assumed, first, end) : assume(assumed, first, end);
    }

    /// No country is assumed and no country code begins with 0, so `011` can only be an international prefix.
    private boolean countryCodeFirst(int first, int end) {
        if (starts(EVERYWHERE, first, end)) return lookup.walk(first + 2, end, INTERNATIONAL_PREFIX);
        if (starts(NORTH_AMERICAN, first, end)) return lookup.walk(first + 3, end, INTERNATIONAL_PREFIX);
        return bare(1, first, end);
    }

    private boolean prefixed(Own own, int assumed, int first, int end) {
        boolean usual = starts(own.usual(), first, end);
        if (usual && lookup.walk(first + own.usual().length, end, INTERNATIONAL_PREFIX)) return true;
        int found = 0;
        for (byte[] other : own.others()) {
            if (other[0] != '0' || !isNumberBehind(other, first, end)) continue;
            if (found > 0) return lookup.refuse(NumberFault.AMBIGUOUS);
            found = other.length;
        }
        // `00` is understood even in countries that dial another prefix.
        if (found != 2 && isNumberBehind(EVERYWHERE, first, end)) {
            if (found > 0) return lookup.refuse(NumberFault.AMBIGUOUS);
            found = 2;
        }
        if (found > 0) return lookup.walk(first + found, end, INTERNATIONAL_PREFIX);
        if (!usual && !starts(EVERYWHERE, first, end)) return nationalBeforeRarePrefix(own, assumed, first, end);
        if (lookup.walk(prepend(assumed, first), end, DEFAULT_CALLING_CODE)) return true;
        return lookup.walk(first + (usual ? own.usual().length : 2), end, INTERNATIONAL_PREFIX);
    }

    /// A country code has precedence over a carrier's prefix with the same digits: 994 is Azerbaijan, and a
    /// prefix in Finland.
    private boolean nationalBeforeRarePrefix(Own own, int assumed, int first, int end) {
        if (assume(assumed, first, end)) return true;
        for (byte[] other : own.others()) {
            if (other[0] != '0' && isNumberBehind(other, first, end)) return true;
        }
        return assume(assumed, first, end);
    }

    private boolean isNumberBehind(byte[] prefix, int first, int end) {
        return starts(prefix, first, end) && lookup.walk(first + prefix.length, end, INTERNATIONAL_PREFIX);
    }

    private boolean starts(byte[] prefix, int first, int end) {
        return InternationalPrefixes.starts(text.digits, first, end, prefix);
    }

    /// The digits have no international prefix. The calling code may be missing.
    private boolean assume(int assumed, int first, int end) {
        if (assumed == 1)
            return end - first == NORTH_AMERICAN_DIGITS && isNorthAmerican(first, end) || bare(assumed, first, end);
        if (text.machine && lostItsZero(assumed, first, end)) return lookup.refuse(NumberFault.AMBIGUOUS);
        if (lookup.walk(first, end, COUNTRY_CODE_FIRST) && lookup.callingCode() == assumed) return true;
        if (lookup.walk(prepend(assumed, first), end, DEFAULT_CALLING_CODE)) {
            return !isDialledAbroad(prepend(assumed, first), first, end);
        }
        return bare(assumed, first, end);
    }

    /// @param assumed the country whose number may follow a label
    private boolean bare(int assumed, int first, int end) {
        return bare(first, end) && !isLabelled(assumed, first, end);
    }

    /// Whether the first digits of the number just read are a label and not a country code: the digits after
    /// them are a valid number by themselves.
    private boolean isLabelled(int assumed, int first, int end) {
        int label = text.parted ? text.label() : 0;
        if (label == 0 || lookup.callingCode() == assumed) return false;
        byte[] kept = text.digits.clone();
        boolean number = lookup.walk(prepend(assumed, first + label), end, DEFAULT_CALLING_CODE);
        System.arraycopy(kept, 0, text.digits, 0, kept.length);
        if (number) lookup.refuse(NumberFault.DIGITS_BEFORE);
        else lookup.walk(first, end, COUNTRY_CODE_FIRST);
        return number;
    }

    /// Reads the first digits as the country code.
    private boolean bare(int first, int end) {
        if (!lookup.walk(first, end, COUNTRY_CODE_FIRST)) return false;
        if (text.parted && lookup.callingCode() != 1 && end - first > NORTH_AMERICAN_DIGITS) {
            // `201-555-0100 12`: ten digits grouped like a +1 number, with more digits after them. The first
            // digits are not a country code.
            boolean tail = isNorthAmerican(first, first + NORTH_AMERICAN_DIGITS) && text.tenStandApart();
            if (tail) return lookup.refuse(NumberFault.DIGITS_BEHIND);
            lookup.walk(first, end, COUNTRY_CODE_FIRST);
        }
        // Fewer digits may be area 810 in Michigan, or a number in Japan.
        return end - first < SHORTEST_DIALLED_ABROAD || !isDialledAbroad(first, first, end);
    }

    /// Whether a machine may have dropped a leading zero, with which Italian fixed-line numbers begin:
    /// `390803651` may be 0390803651. Mobile numbers have no such zero.
    private boolean lostItsZero(int assumed, int first, int end) {
        text.digits[first - 1] = '0';
        if (!lookup.walk(prepend(assumed, first - 1), end, DEFAULT_CALLING_CODE) || !lookup.startsWithZero())
            return false;
        if (lookup.walk(first, end, COUNTRY_CODE_FIRST) && lookup.callingCode() == assumed) return true;
        return !lookup.walk(prepend(assumed, first), end, DEFAULT_CALLING_CODE)
                || lookup.planLineType() != LineType.MOBILE;
    }

    /// Whether the digits just read begin with Russia's international prefix, followed by a valid number.
    /// Without this test `810 298…` would be read as a number in Japan.
    ///
    /// @param from where the reading began, including a calling code put before `first`
    private boolean isDialledAbroad(int from, int first, int end) {
        if (!starts(RUSSIAN, first, end)) return false;
        ReadingRule because = lookup.rule();
        if (lookup.walk(first + RUSSIAN.length, end, INTERNATIONAL_PREFIX)) {
            lookup.refuse(NumberFault.AMBIGUOUS);
            return true;
        }
        lookup.walk(from, end, because);
        return false;
    }

    private boolean isNorthAmerican(int first, int end) {
        return lookup.walk(prepend(1, first), end, DEFAULT_CALLING_CODE);
    }

    private int prepend(int assumed, int first) {
        int at = first;
        for (int rest = assumed; rest > 0; rest /= 10) text.digits[--at] = (byte) ('0' + rest % 10);
        return at;
    }
}
