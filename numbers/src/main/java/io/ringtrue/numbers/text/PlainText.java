package io.ringtrue.numbers.text;

/// Replaces all variants of a character by one: digits of every script by ASCII digits, blanks by a space,
/// dashes by `-`, brackets by `(` and `)`, quotes by `'`. Invisible and combining marks are left out; letters
/// and other symbols stay. So the code after this step need not handle Unicode's punctuation.
final class PlainText {

    /// The end of a line or of a cell: a tab separates two cells of a table.
    static final char LINE_END = '\n';

    private static final int FULL_WIDTH_FIRST = 0xFF01;
    private static final int FULL_WIDTH_LAST = 0xFF5E;
    private static final int FULL_WIDTH_SHIFT = 0xFEE0;
    private static final String SPELLINGS = "\u00B7.\u2027.\u2219.\u2024.\u3002.\uFF61.\u066B." // points
            + "\uFF0C,\u3001,\u060C,\u066C,\uFF64," // commas
            + "\u061B;\u2236:\u2044/\u2215/\u2022/\u266F#" // semicolon, colon, slashes and a bullet, sharp
            + "\uFE62+\u207A+\u2795+\uFB29+" // plus
            + "\u2212-\u30FC-\uFF70-\u00AD-" // minus, the Japanese long vowel mark, soft hyphen
            + "\u2053~\u223C~\u02DC~\u301C~" // tildes
            + "\"'`'\u00B4'\u2032'\u2033'\u02BC'\uFF02'\uFF07'"; // quotes

    private PlainText() {}

    static String of(CharSequence text) {
        StringBuilder plain = new StringBuilder(Math.min(text.length(), 256));
        for (int i = 0; i < text.length(); ) {
            int c = Character.codePointAt(text, i);
            i += Character.charCount(c);
            add(c, plain);
        }
        return plain.toString();
    }

    private static void add(int c, StringBuilder plain) {
        int digit = Character.digit(c, 10);
        int spelling = digit >= 0 ? -1 : SPELLINGS.indexOf(c);
        if (digit >= 0) plain.append((char) ('0' + digit));
        // The list has pairs: a variant, and the character that replaces it.
        else if (spelling >= 0 && spelling % 2 == 0) plain.append(SPELLINGS.charAt(spelling + 1));
        else if (c >= FULL_WIDTH_FIRST && c <= FULL_WIDTH_LAST) add(c - FULL_WIDTH_SHIFT, plain);
        else addByType(c, plain);
    }

    private static void addByType(int c, StringBuilder plain) {
        switch (Character.getType(c)) {
            case Character.SPACE_SEPARATOR -> plain.append(' ');
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> plain.append(LINE_END);
            case Character.CONTROL -> {
                if (Character.isWhitespace(c)) plain.append(LINE_END);
            }
            case Character.FORMAT,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.COMBINING_SPACING_MARK -> {}
            case Character.DASH_PUNCTUATION -> plain.append('-');
            case Character.START_PUNCTUATION -> plain.append('(');
            case Character.END_PUNCTUATION -> plain.append(')');
            case Character.INITIAL_QUOTE_PUNCTUATION, Character.FINAL_QUOTE_PUNCTUATION -> plain.append('\'');
            default -> plain.appendCodePoint(c);
        }
    }
}
