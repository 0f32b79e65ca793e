package io.ringtrue.telephony.sdp;

import io.ringtrue.telephony.sdp.SessionDescription.Attribute;
import io.ringtrue.telephony.sdp.SessionDescription.Media;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads session descriptions. Total: whatever the bytes, it returns, and never throws.
public final class SdpParser {
    /// Largest description read, in bytes; one for a phone call has a few hundred.
    public static final int MAX_BYTES = 16_384;

    private static final int MAX_MEDIA = 32;
    private static final int MAX_ATTRIBUTES = 512;
    private static final int MAX_FORMATS = 128;

    /// RFC 8866 §5, the letters of the grammar.
    private static final String KNOWN_LETTERS = "vosiuepcbtrzkam";

    private final List<Attribute> sessionAttributes = new ArrayList<>();
    private final List<Section> sections = new ArrayList<>();
    private Optional<InetAddress> sessionAddress = Optional.empty();
    private int attributes;

    private SdpParser() {}

    /// An `m=` section being read.
    private record Section(
            String type,
            int port,
            String protocol,
            List<String> formats,
            List<Attribute> attributes,
            List<InetAddress> addresses) {
        Media finished() {
            return new Media(type, port, protocol, formats, addresses.stream().findFirst(), List.copyOf(attributes));
        }
    }

    /// What a line may be wrong about; empty message never occurs.
    private static final class Wrong extends Exception {
        private static final long serialVersionUID = 1L;

        Wrong(String problem) {
            super(problem, null, false, false);
        }

        String problem() {
            return String.valueOf(getMessage());
        }
    }

    public static SdpReading parse(byte[] sdp) {
        if (sdp.length == 0) return new MalformedSdp(0, "empty");
        if (sdp.length > MAX_BYTES) return new MalformedSdp(0, "longer than " + MAX_BYTES + " bytes");
        return new SdpParser().read(new String(sdp, StandardCharsets.UTF_8));
    }

    private SdpReading read(String text) {
        int number = 0;
        try {
            for (String line : text.split("\n", -1)) {
                number++;
                // RFC 8866 §5: "parsers SHOULD be tolerant and also accept records terminated with a single newline".
                String bare = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
                if (!bare.isEmpty()) line(number, bare);
            }
        } catch (Wrong wrong) {
            return new MalformedSdp(number, wrong.problem());
        }
        return new SessionDescription(
                sessionAddress,
                List.copyOf(sessionAttributes),
                sections.stream().map(Section::finished).toList());
    }

    private void line(int number, String line) throws Wrong {
        if (line.length() < 2 || line.charAt(1) != '=') throw new Wrong("not of the form letter=value");
        char letter = line.charAt(0);
        String value = line.substring(2).strip();
        // RFC 8866 §5: v= opens a description, and the only version there is is 0 (§5.1).
        if (number == 1 && !line.startsWith("v=")) throw new Wrong("a description starts with v=0");
        // RFC 8866 §5: a parser "MUST completely ignore any session description that contains a type letter that it
        // does not understand".
        if (KNOWN_LETTERS.indexOf(letter) < 0) throw new Wrong("unknown type letter");
        switch (letter) {
            case 'v' -> version(number, value);
            case 'c' -> connection(value);
            case 'm' -> media(value);
            case 'a' -> attribute(value);
            default -> {} // the rest says nothing about where and how voice flows
        }
    }

    private static void version(int number, String value) throws Wrong {
        if (number != 1) throw new Wrong("v= twice: one description at a time");
        if (!value.equals("0")) throw new Wrong("version is not 0");
    }

    /// `IN IP4 192.0.2.1[/ttl]` or `IN IP6 2001:db8::1` (RFC 8866 §5.7).
    private void connection(String value) throws Wrong {
        String[] words = value.split(" +");
        if (words.length != 3 || !words[0].equals("IN")) throw new Wrong("c= is not: IN IP4|IP6 address");
        boolean six = words[1].equals("IP6");
        if (!six && !words[1].equals("IP4")) throw new Wrong("c= names neither IP4 nor IP6");
        int slash = words[2].indexOf('/');
        InetAddress address = literal(slash < 0 ? words[2] : words[2].substring(0, slash));
        if (sections.isEmpty()) {
            sessionAddress = Optional.of(address);
        } else {
            sections.getLast().addresses().add(address);
        }
    }

    /// Never a name: resolving what a far end wrote would let it choose whom we ask.
    private static InetAddress literal(String address) throws Wrong {
        try {
            return InetAddress.ofLiteral(address);
        } catch (IllegalArgumentException notLiteral) {
            throw new Wrong("c= is not a numeric address");
        }
    }

    /// `audio 49170[/2] RTP/AVP 0 8 101` (RFC 8866 §5.14).
    private void media(String value) throws Wrong {
        if (sections.size() == MAX_MEDIA) throw new Wrong("more than " + MAX_MEDIA + " m= lines");
        String[] words = value.split(" +");
        if (words.length < 4) throw new Wrong("m= is not: type port protocol formats");
        if (words.length - 3 > MAX_FORMATS) throw new Wrong("m= lists more than " + MAX_FORMATS + " formats");
        int slash = words[1].indexOf('/');
        int port = number(slash < 0 ? words[1] : words[1].substring(0, slash), 65_535);
        if (port < 0) throw new Wrong("m= port is not 0 to 65535");
        List<String> formats = List.of(words).subList(3, words.length);
        sections.add(new Section(words[0], port, words[2], formats, new ArrayList<>(), new ArrayList<>()));
    }

    private void attribute(String value) throws Wrong {
        if (++attributes > MAX_ATTRIBUTES) throw new Wrong("more than " + MAX_ATTRIBUTES + " a= lines");
        int colon = value.indexOf(':');
        Attribute attribute = colon < 0
                ? new Attribute(value, "")
                : new Attribute(
                        value.substring(0, colon), value.substring(colon + 1).strip());
        (sections.isEmpty() ? sessionAttributes : sections.getLast().attributes()).add(attribute);
    }

    /// A decimal of ASCII digits from 0 to `max`, at most nine of them; -1 when it is not.
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
