package io.ringtrue.telephony.sip.message;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The header names we know. They are looked up by the bytes on the wire and shared: one `String` for each
/// name, so that parsing allocates none and names can be compared by reference first.
public final class HeaderNames {
    /// The full name and, where one exists, the compact form (RFC 3261 §7.3.3, §20).
    private static final String[][] KNOWN = {
        {"Via", "v"},
        {"From", "f"},
        {"To", "t"},
        {"Call-ID", "i"},
        {"Contact", "m"},
        {"Content-Length", "l"},
        {"Content-Type", "c"},
        {"Content-Encoding", "e"},
        {"Subject", "s"},
        {"Supported", "k"},
        {"Refer-To", "r"},
        {"Event", "o"},
        {"Allow-Events", "u"},
        {"Session-Expires", "x"},
        {"Referred-By", "b"},
        {"CSeq"},
        {"Max-Forwards"},
        {"Route"},
        {"Record-Route"},
        {"Require"},
        {"Proxy-Require"},
        {"Unsupported"},
        {"Allow"},
        {"Accept"},
        {"User-Agent"},
        {"Server"},
        {"WWW-Authenticate"},
        {"Proxy-Authenticate"},
        {"Authorization"},
        {"Proxy-Authorization"},
        {"Authentication-Info"},
        {"Reason"},
        {"Retry-After"},
        {"Warning"},
        {"Date"},
        {"Expires"},
        {"Content-Disposition"},
        {"P-Asserted-Identity"},
        {"Timestamp"},
        {"Min-SE"},
        {"RSeq"},
        {"RAck"},
    };

    /// A hash table with open addressing. About four places for each spelling, so a search ends after one or
    /// two steps.
    private static final int PLACES = 256;

    private static final byte[][] SPELLINGS = new byte[PLACES][];
    private static final String[] NAMES = new String[PLACES];

    static {
        for (String[] spellings : KNOWN) {
            for (String spelling : spellings) {
                byte[] bytes = spelling.getBytes(StandardCharsets.US_ASCII);
                int place = place(bytes, 0, bytes.length);
                while (SPELLINGS[place] != null) place = (place + 1) % PLACES;
                SPELLINGS[place] = bytes;
                NAMES[place] = spellings[0];
            }
        }
    }

    private HeaderNames() {}

    /// The full name in its usual spelling. An unknown name is returned as written.
    ///
    /// @return null when the bytes are not a token (RFC 3261 §25.1)
    public static @Nullable String read(byte[] data, int from, int to) {
        for (int place = place(data, from, to); SPELLINGS[place] != null; place = (place + 1) % PLACES) {
            if (isSame(SPELLINGS[place], data, from, to)) return NAMES[place];
        }
        for (int i = from; i < to; i++) {
            if (!Tokens.isTokenChar(data[i])) return null;
        }
        return from == to ? null : new String(data, from, to - from, StandardCharsets.US_ASCII);
    }

    /// Whether this is one of our names.
    ///
    /// @param name a result of [#read]
    @SuppressWarnings("ReferenceEquality") // read() returns one shared String for each known name
    static boolean isKnown(String name) {
        for (String[] spellings : KNOWN) {
            if (spellings[0] == name) return true;
        }
        return false;
    }

    private static int place(byte[] data, int from, int to) {
        int hash = 7;
        for (int i = from; i < to; i++) hash = hash * 31 + (data[i] | 0x20);
        return (hash ^ hash >>> 8) & (PLACES - 1);
    }

    private static boolean isSame(byte[] spelling, byte[] data, int from, int to) {
        if (spelling.length != to - from) return false;
        for (int i = 0; i < spelling.length; i++) {
            if (!isSame(spelling[i], data[from + i])) return false;
        }
        return true;
    }

    /// Only letters have two cases: a CR differs from a dash in that bit as well.
    private static boolean isSame(byte spelled, byte written) {
        if (spelled == written) return true;
        int lower = spelled | 0x20;
        return lower >= 'a' && lower <= 'z' && lower == (written | 0x20);
    }
}
