package io.ringtrue.server.bulk;

import java.util.Locale;

/// Why a line could not be read at all. Each is answered in its place; the lines behind it are read as usual.
enum RowRefusal {
    /// The row ends before the column, or the object lacks the member.
    MISSING,
    /// More columns than the first row has: which one holds the number is not sure.
    TOO_MANY_COLUMNS,
    /// A quote is opened and never closed, or only beyond the longest record.
    UNCLOSED_QUOTE,
    /// Longer than the longest record.
    TOO_LONG_LINE,
    /// No JSON object, string or number.
    NOT_JSON,
    /// The member is neither a string, nor a whole number, nor `null`.
    NOT_TEXT,
    /// The object has one of our members already.
    ALREADY_ANSWERED;

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
