package io.ringtrue.telephony.sdp;

import io.ringtrue.telephony.media.MasterKey;
import io.ringtrue.telephony.media.SrtpSuite;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads `a=crypto` attributes (RFC 4568 §9.1): `tag suite inline:key||salt[|lifetime][|MKI:length]
/// [parameter]…`. It never throws, and no problem that it reports contains a key.
final class CryptoParser {
    private static final int LARGEST_TAG = 999_999_999; // RFC 4568 §4: one to nine digits

    /// RFC 3711 §9.2: a master key may protect at most 2^48 RTP packets.
    private static final int LONGEST_LIFETIME_LOG = 48;

    /// We do not renew keys during a call, so the keys must outlast it: 2^20 packets of 20 ms last almost six
    /// hours. In practice nobody offers fewer.
    private static final int SHORTEST_LIFETIME_LOG = 20;

    private CryptoParser() {}

    static CryptoReading parse(String value) {
        String[] words = value.split(" +");
        if (words.length < 3) return new UnusableCrypto("it is not of the form: tag suite inline:key");
        int tag = SdpParser.number(words[0], LARGEST_TAG);
        if (tag < 0) return new UnusableCrypto("the tag is not a number of at most nine digits");
        Optional<SrtpSuite> suite = suite(words[1]);
        if (suite.isEmpty()) return new UnusableCrypto("the suite is not supported");
        for (int i = 3; i < words.length; i++) {
            if (!isBearable(words[i])) {
                return new UnusableCrypto("session parameter " + name(words[i]) + " is not supported");
            }
        }
        return key(words[2], tag, suite.get());
    }

    private static Optional<SrtpSuite> suite(String name) {
        return Stream.of(SrtpSuite.values())
                .filter(suite -> suite.name().equals(name))
                .findFirst();
    }

    /// RFC 4568 §6.3.7: an unknown parameter makes the attribute unusable, unless a dash marks it as
    /// optional. WSH is only a hint about reordering (RFC 4568 §6.3.6). All others would weaken the
    /// protection (UNENCRYPTED_…, UNAUTHENTICATED_…) or change it (KDR, FEC_…).
    private static boolean isBearable(String parameter) {
        return parameter.startsWith("-") || parameter.startsWith("WSH=");
    }

    /// The parameter's name for the log, if it is a known one. The far end may write anything there, even a
    /// key.
    private static String name(String parameter) {
        return Stream.of("UNENCRYPTED_SRTP", "UNENCRYPTED_SRTCP", "UNAUTHENTICATED_SRTP", "KDR", "FEC_ORDER", "FEC_KEY")
                .filter(known -> parameter.equals(known) || parameter.startsWith(known + "="))
                .findFirst()
                .orElse("of an unknown name");
    }

    private static CryptoReading key(String word, int tag, SrtpSuite suite) {
        if (!word.toLowerCase(Locale.ROOT).startsWith("inline:")) return new UnusableCrypto("the key is not inline");
        // RFC 4568 §6.1: several keys need an MKI each, which we do not support.
        if (word.indexOf(';') >= 0) return new UnusableCrypto("more than one master key is not supported");
        String[] parts = word.substring("inline:".length()).split("\\|", -1);
        for (int i = 1; i < parts.length; i++) {
            // RFC 4568 §6.1: a part with a colon is an MKI, which each packet would carry before its tag.
            if (parts[i].indexOf(':') >= 0) return new UnusableCrypto("a master key identifier (MKI) is not supported");
            if (i > 1 || !isLifetimeEnough(parts[i]))
                return new UnusableCrypto("the lifetime is not 2^20 to 2^48 packets");
        }
        return MasterKey.read(parts[0])
                .<CryptoReading>map(key -> new CryptoLine(tag, suite, key))
                .orElse(new UnusableCrypto("the key is not 30 octets in base64"));
    }

    /// Whether a lifetime in packets, such as `2^20` or `1048576` (RFC 4568 §6.1), is within our limits.
    private static boolean isLifetimeEnough(String lifetime) {
        if (lifetime.startsWith("2^")) {
            return SdpParser.number(lifetime.substring(2), LONGEST_LIFETIME_LOG) >= SHORTEST_LIFETIME_LOG;
        }
        if (lifetime.isEmpty() || lifetime.length() > 15) return false;
        long packets = 0;
        for (char digit : lifetime.toCharArray()) {
            if (digit < '0' || digit > '9') return false;
            packets = packets * 10 + (digit - '0');
        }
        return packets >= 1L << SHORTEST_LIFETIME_LOG && packets <= 1L << LONGEST_LIFETIME_LOG;
    }
}
