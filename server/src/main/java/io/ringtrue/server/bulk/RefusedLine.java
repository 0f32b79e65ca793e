package io.ringtrue.server.bulk;

/// A line that could not be read.
///
/// @param line counted from 1, as an editor counts; of a record over several lines the first
/// @param reason a word such as `unclosed-quote`
public record RefusedLine(long line, String reason) {}
