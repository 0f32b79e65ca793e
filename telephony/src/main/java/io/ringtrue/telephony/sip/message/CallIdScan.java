package io.ringtrue.telephony.sip.message;

import java.nio.charset.StandardCharsets;

/// Looks for a Call-ID of ours in bytes nobody has read yet, and makes nothing of them unless there is one.
public final class CallIdScan {
    private CallIdScan() {}

    /// The value of the first Call-ID field in the head; empty when there is none, or it has not the length of
    /// ours.
    public static String find(byte[] data, int from, int to) {
        for (int i = from; i < to - 1; i++) {
            if (data[i] != '\n') continue;
            if (data[i + 1] == '\r' || data[i + 1] == '\n') {
                if (i - from > 4) return ""; // the head ends
                continue; // a keep-alive before it
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
