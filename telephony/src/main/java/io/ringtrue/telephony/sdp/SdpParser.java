package io.ringtrue.telephony.sdp;

import io.ringtrue.telephony.sdp.SessionDescription.Attribute;
import io.ringtrue.telephony.sdp.SessionDescription.Media;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Parses SDP. It never throws: any bytes give an [SdpReading].
///
/// It reads what a call needs and skips the rest. RFC 8866 §5 tells a parser to "completely ignore" an SDP
/// with an unknown type letter. Real equipment sends empty lines before `v=`, NULs after the end, lines of
/// other protocols and sections without formats. Refusing those would refuse a call that works.
public final class SdpParser {
    /// The largest SDP accepted, in bytes. For a phone call a few hundred are usual.
    public static final int MAX_BYTES = 65_536;

    private static final int MAX_MEDIA = 32;
    private static final int MAX_ATTRIBUTES = 512;
    private static final int MAX_FORMATS = 128;

    /// RFC 8866 §5: CR LF, or LF alone. Some equipment writes CR alone, or ends the text with a NUL.
    private static final Pattern LINE_END = Pattern.compile("[\r\n\0]+");

    private static final Pattern BLANKS = Pattern.compile("[ \t]+");
    /// Some equipment separates formats by commas.
    private static final Pattern BETWEEN_FORMATS = Pattern.compile("[ \t,]+");

    private final List<Attribute> sessionAttributes = new ArrayList<>();
    private final List<Section> sections = new ArrayList<>();
    private Optional<Connection> sessionConnection = Optional.empty();
    private int attributes;
    private boolean over;

    private SdpParser() {}

    /// An `m=` section that is being read.
    private record Section(
            String type,
            int port,
            String protocol,
            List<String> formats,
            List<Attribute> attributes,
            List<Connection> connections) {
        Media finished() {
            return new Media(type, port, protocol, formats, connections.stream().findFirst(), List.copyOf(attributes));
        }
    }

    /// Parses an SDP of at most [#MAX_BYTES]. Empty is malformed.
    public static SdpReading parse(byte[] sdp) {
        if (sdp.length == 0) return new MalformedSdp(0, "empty");
        if (sdp.length > MAX_BYTES) return new MalformedSdp(0, "longer than " + MAX_BYTES + " bytes");
        return new SdpParser().read(new String(sdp, StandardCharsets.UTF_8));
    }

    private SdpReading read(String text) {
        int number = 0;
        for (String line : LINE_END.split(text)) {
            number++;
            line(bare(line));
            if (sections.size() > MAX_MEDIA) return new MalformedSdp(number, "more than " + MAX_MEDIA + " m= lines");
            if (over) break;
        }
        return new SessionDescription(
                sessionConnection,
                List.copyOf(sessionAttributes),
                sections.stream().map(Section::finished).toList());
    }

    /// The line without surrounding space, and without the byte order mark that some texts begin with.
    private static String bare(String line) {
        return (line.startsWith("\uFEFF") ? line.substring(1) : line).strip();
    }

    private void line(String line) {
        int equals = line.indexOf('=');
        if (equals < 0 || line.substring(0, equals).strip().length() != 1) return;
        String value = line.substring(equals + 1).strip();
        switch (Character.toLowerCase(line.charAt(0))) {
            case 'v' -> over = !sections.isEmpty(); // a second SDP begins: ignore it
            case 'c' -> connection(value);
            case 'm' -> media(value);
            case 'a' -> attribute(value);
            default -> {} // the other lines do not concern the media
        }
    }

    /// `IN IP4 192.0.2.1[/ttl]` or `IN IP6 2001:db8::1` (RFC 8866 §5.7). The word IP4 or IP6 is ignored,
    /// because the address itself shows its family.
    private void connection(String value) {
        String[] words = BLANKS.split(value);
        if (words.length < 3 || !words[0].equalsIgnoreCase("IN")) return;
        Connection.read(words[2]).ifPresent(connection -> {
            if (!sections.isEmpty()) sections.getLast().connections().add(connection);
            else if (sessionConnection.isEmpty()) sessionConnection = Optional.of(connection);
        });
    }

    /// `audio 49170[/2] RTP/AVP 0 8 101` (RFC 8866 §5.14). An unreadable line still gives a section, which is
    /// refused: the answer must have as many as the offer (RFC 3264 §6).
    private void media(String value) {
        String[] words = BLANKS.split(value, 4);
        String port = words.length < 2 ? "" : words[1];
        int slash = port.indexOf('/');
        List<String> formats = words.length < 4
                ? List.of()
                : Stream.of(BETWEEN_FORMATS.split(words[3]))
                        .map(SdpParser::withoutLeadingZeros)
                        .distinct()
                        .limit(MAX_FORMATS)
                        .toList();
        sections.add(new Section(
                words[0].toLowerCase(Locale.ROOT),
                Math.max(0, number(slash < 0 ? port : port.substring(0, slash), 65_535)),
                words.length < 3 ? "" : words[2],
                formats,
                new ArrayList<>(),
                new ArrayList<>()));
    }

    /// `08` is payload type 8.
    private static String withoutLeadingZeros(String format) {
        int value = number(format, 127);
        return value < 0 ? format : String.valueOf(value);
    }

    private void attribute(String value) {
        if (++attributes > MAX_ATTRIBUTES) return;
        int colon = value.indexOf(':');
        String name = colon < 0 ? value : value.substring(0, colon);
        Attribute attribute = new Attribute(
                name.strip().toLowerCase(Locale.ROOT),
                colon < 0 ? "" : value.substring(colon + 1).strip());
        (sections.isEmpty() ? sessionAttributes : sections.getLast().attributes()).add(attribute);
    }

    /// A decimal number from 0 to `max`, of at most nine ASCII digits; -1 when the text is not one.
    static int number(String text, int max) {
        if (text.isEmpty() || text.length() > 9) return -1;
        int value = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) return -1;
            value = value * 10 + digit;
        }
        return value > max ? -1 : value;
    }
}
