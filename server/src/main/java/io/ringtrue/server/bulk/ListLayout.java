package io.ringtrue.server.bulk;

/// How a list turned out to be laid out.
public sealed interface ListLayout {
    /// What people should know of it: which column, and how it was found.
    String sentence();

    /// @param columns how many the first row has
    /// @param column the number's, from 0 on
    /// @param heading bytes of the first row when it holds names, else 0
    record Csv(char delimiter, int columns, int column, int heading, String sentence) implements ListLayout {}

    /// @param member holds the number; a line that is a bare string or number is one itself
    record Ndjson(String member, String sentence) implements ListLayout {}
}
