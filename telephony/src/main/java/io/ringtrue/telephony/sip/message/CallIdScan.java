package io.ringtrue.telephony.sip.message;

import java.nio.charset.StandardCharsets;

/// Finds a Call-ID that we may have made, in a message that is not parsed yet. It allocates nothing unless it
/// finds one, so a flood of foreign messages costs almost nothing.
public final class CallIdScan {
    private CallIdScan() {}

    /// The value of the first Call-ID field. Empty when there is none, or when its length is not that of our
    /// own Call-IDs.
    public static String find(byte[] data, int from, int to) {
        for (int i = from; i < to - 1; i++) {
            if (data[i] != '\n') continue;
            if (data[i + 1] == '\r' || data[i + 1] == '\n') {
                if (i - from > 4) return ""; // the empty line that ends the header
                continue; // an empty line before the start line is a keep-alive
            }
            int colon = colonOfCallId(data, i + 1, to);
            if (colon >= 0) return value(data, colon + 1, to);
        }
        return "";
    }

    /// @return -1 when it is another field
    private static int colonOfCallId(byte[] data, int from, int to) {
        if ((data[from] | 0x20) != 'c' && (data[from] | 0x20) != 'i') return -1;
        int nameEnd = from;
        while (nameEnd < to && Tokens.isTokenChar(data[nameEnd])) nameEnd++;
        if (!"Call-ID".equals(HeaderNames.read(data, from, nameEnd))) return -1;
        int colon = nameEnd;
        while (colon < to && Tokens.isSpace(data[colon])) colon++;
        return colon < to && data[colon] == ':' ? colon : -1;
    }

    private static String value(byte[] data, int from, int to) {
        int start = from;
        while (start < to && Tokens.isSpace(data[start])) start++;
        int stop = start;
        while (stop < to && data[stop] > ' ') stop++;
        if (stop - start != Ids.CALL_ID_LENGTH) return "";
        return new String(data, start, stop - start, StandardCharsets.US_ASCII);
    }
}
