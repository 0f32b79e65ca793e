package io.ringtrue.server.bulk;

/// Lines of bytes, whatever quotes stand in them.
final class Lines {
    private Lines() {}

    /// Where the line that holds `from` ends; `limit` when no line end stands before it.
    static int end(byte[] bytes, int from, int limit) {
        int end = from;
        while (end < limit && bytes[end] != '\n') end++;
        return end;
    }

    /// How many line ends there are.
    static int count(byte[] bytes) {
        int lines = 0;
        for (byte b : bytes) {
            if (b == '\n') lines++;
        }
        return lines;
    }
}
