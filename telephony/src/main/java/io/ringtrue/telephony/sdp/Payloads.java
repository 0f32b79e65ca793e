package io.ringtrue.telephony.sdp;

import io.ringtrue.telephony.media.Codec;
import io.ringtrue.telephony.sdp.SessionDescription.Attribute;
import io.ringtrue.telephony.sdp.SessionDescription.Media;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// What a section's payload types stand for: `a=rtpmap:0 PCMU/8000` (RFC 8866 §6.6), where there is none what RFC 3551
/// has for the number, and where that has none either, a list of events in `a=fmtp:101 0-15` (RFC 4733 §2.4.1).
///
/// @param encodings by payload type, in the order of their lines
record Payloads(Map<Integer, Encoding> encodings) {
    private static final Pattern BLANKS = Pattern.compile("[ \t]+");
    /// Possessive: a group that may give back takes a frame of the stack a repeat, and the list is as long as a
    /// stranger likes.
    private static final Pattern EVENTS = Pattern.compile("[0-9]++(?:[-,][0-9]++)*+");
    private static final List<Codec> CODECS = List.of(Codec.values());
    private static final int LAST_TYPE = 127;

    /// `PCMU/8000/1`, in capitals.
    ///
    /// @param name empty: unknown
    /// @param rate empty when none is given
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
        // Behind all maps: they count more than what a list of events lets guess.
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
        // One number may stand for a codec and for keys: then the key's octets tell.
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

    /// The numbers named, in the order of their lines.
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
