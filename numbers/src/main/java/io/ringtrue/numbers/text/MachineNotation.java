package io.ringtrue.numbers.text;

/// A number as JSON writers, spreadsheets and data frames write it: with a fraction, an exponent, groups of
/// thousands or a minus. Its digits are not simply the digits of the number. So it must be exactly a whole
/// number, or it is refused.
///
/// People put points between the groups of a phone number too. So a text counts as a machine's only if no
/// person would write a phone number in this way: `201.555.0100`, `030.901820` and `+1.2015550100` (RFC 5733
/// §2.5) are not a machine's.
public sealed interface MachineNotation {

    /// Not a machine's notation: read it as people write numbers.
    record None() implements MachineNotation {}

    /// Exactly a whole number.
    ///
    /// @param digits ASCII digits, 1 to 40
    record Whole(String digits) implements MachineNotation {
        @Override
        public String toString() {
            return "Whole[***]";
        }
    }

    /// A fraction, a negative number, or a number whose last digits may have been rounded away.
    record NotWhole() implements MachineNotation {}

    /// The digits of a field that has only digits or is a whole number in this notation: `1234.0` gives 1234.
    /// Any other text is returned unchanged, so that the rule of the field refuses it.
    static String digits(String text) {
        boolean bare = text.length() <= Notations.LONGEST
                && Notations.BARE.matcher(text).matches();
        return bare && of(text) instanceof Whole(String digits) ? digits : text;
    }

    /// Reads a text of any length. Quotes, blanks and words around the number are ignored.
    static MachineNotation of(CharSequence text) {
        return text.length() > Notations.LONGEST ? new None() : Notations.of(PlainText.of(text));
    }
}
