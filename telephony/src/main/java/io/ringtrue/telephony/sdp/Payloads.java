package io.ringtrue.telephony.sdp;

import io.ringtrue.telephony.media.Codec;
import io.ringtrue.telephony.sdp.SessionDescription.Attribute;
import io.ringtrue.telephony.sdp.SessionDescription.Media;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// The meaning of a section's payload types. It comes from `a=rtpmap:0 PCMU/8000` (RFC 8866 §6.6). Without
/// one, a list of events such as `a=fmtp:101 0-15` (RFC 4733 §2.4.1) means keys, and RFC 3551 assigns 0 and
/// 8.
///
/// @param encodings by payload type, in the order of their lines
record Payloads(Map<Integer, Encoding> encodings) {
    private static final Pattern BLANKS = Pattern.compile("[ \t]+");
    /// Possessive quantifiers: a backtracking group uses a stack frame for each repeat, and a hostile list
    /// can be long enough to overflow the stack.
    private static final Pattern EVENTS = Pattern.compile("[0-9]++(?:[-,][0-9]++)*+");
    private static final List<Codec> CODECS = List.of(Codec.values());
    private static final int LAST_TYPE = 127;

    /// An encoding such as `PCMU/8000/1`, in capitals.
    ///
    /// @param name empty when unknown
    /// @param rate in Hz, as text; empty when not given
    /// @param channels as text; empty when not given, which means 1
    record Encoding(String name, String rate, String channels) {
        private static final String EVENT = "TELEPHONE-EVENT";
        static final Encoding UNKNOWN = new Encoding("", "", "");

        static Encoding read(String text) {
            String[] parts = text.toUpperCase(Locale.ROOT).split("/", 4);
            return new Encoding(parts[0], parts.length < 2 ? "" : parts[1], parts.length < 3 ? "" : parts[2]);
        }

        boolean is(Codec codec) {
            return name.equals(codec.name()) && isAtOurRate() && (channels.isEmpty() || channels.equals("1"));
        }

        boolean isEvent() {
            return name.equals(EVENT);
        }

        boolean isAtOurRate() {
            return rate.isEmpty() || rate.equals("8000");
        }

        boolean isUnknown() {
            return name.isEmpty();
        }
    }

    static Payloads of(SessionDescription session, Media media) {
        Map<Integer, Encoding> encodings = new LinkedHashMap<>();
        for (List<Attribute> attributes : List.of(media.attributes(), session.attributes())) {
            for (Attribute each : attributes) {
                if (each.name().equals("rtpmap")) map(each.value(), encodings);
            }
        }
        // After all maps, which have precedence: a list of events only suggests that the type means keys.
        for (Attribute each : media.attributes()) {
            if (each.name().equals("fmtp")) events(each.value(), encodings);
        }
        return new Payloads(encodings);
    }

    private static void map(String value, Map<Integer, Encoding> encodings) {
        String[] words = BLANKS.split(value, 2);
        int type = SdpParser.number(words[0], LAST_TYPE);
        if (type < 0 || words.length < 2) return;
        Encoding encoding = Encoding.read(BLANKS.matcher(words[1]).replaceAll(""));
        // If one type is mapped to a codec and to keys, keep the keys: the length of a payload shows which it
        // is.
        if (encoding.isEvent()) encodings.put(type, encoding);
        else encodings.putIfAbsent(type, encoding);
    }

    private static void events(String value, Map<Integer, Encoding> encodings) {
        String[] words = BLANKS.split(value, 2);
        int type = SdpParser.number(words[0], LAST_TYPE);
        if (type <= Codec.PCMA.staticPayloadType() || words.length < 2) return;
        boolean listsEvents =
                EVENTS.matcher(BLANKS.matcher(words[1]).replaceAll("")).matches();
        if (listsEvents) encodings.putIfAbsent(type, new Encoding(Encoding.EVENT, "", ""));
    }

    Encoding encoding(int type) {
        Encoding mapped = encodings.get(type);
        return mapped == null ? statically(type) : mapped;
    }

    /// The payload types with a known meaning, in the order of their lines.
    List<Integer> mapped() {
        return List.copyOf(encodings.keySet());
    }

    private static Encoding statically(int type) {
        for (Codec codec : CODECS) {
            if (codec.staticPayloadType() == type) return new Encoding(codec.name(), "8000", "");
        }
        return Encoding.UNKNOWN;
    }
}
