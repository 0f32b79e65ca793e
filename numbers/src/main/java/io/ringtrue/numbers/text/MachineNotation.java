package io.ringtrue.numbers.text;

/// How JSON writers, spreadsheets and data frames write a number: with a fraction, an exponent,
/// groups of thousands or a minus. The digits of such a text are not the digits of the number, so
/// they are never read one by one: the text is exactly a whole number, or it is refused.
///
/// A point is also what people put between the groups of a phone number, so a text counts as
/// written by a machine only where no person would write a number so: `201.555.0100`, `030.901820`
/// and `+1.2015550100` (RFC 5733 §2.5) are not.
public sealed interface MachineNotation {

    /// Not a machine's: read it as people write numbers.
    record None() implements MachineNotation {}

    /// Exactly a whole number.
    ///
    /// @param digits ASCII, 1 to 40
    record Whole(String digits) implements MachineNotation {
        @Override
        public String toString() {
            return "Whole[***]";
        }
    }

    /// A fraction, a negative number, or one whose last digits may have been rounded away.
    record NotWhole() implements MachineNotation {}

    /// The digits of a field that is nothing but digits, or a whole number in this notation:
    /// `1234.0` is 1234. Anything else comes back as it is, to be refused by the rule of the field.
    static String digits(String text) {
        boolean bare = text.length() <= Notations.LONGEST
                && Notations.BARE.matcher(text).matches();
        return bare && of(text) instanceof Whole(String digits) ? digits : text;
    }

    /// Reads `text`, which may be of any length; quotes, blanks and words around the number are
    /// left aside.
    static MachineNotation of(CharSequence text) {
        return text.length() > Notations.LONGEST ? new None() : Notations.of(PlainText.of(text));
    }
}
