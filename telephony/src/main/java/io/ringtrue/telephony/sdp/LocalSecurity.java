package io.ringtrue.telephony.sdp;

import io.ringtrue.telephony.media.MasterKey;
import io.ringtrue.telephony.media.SrtpSuite;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// How we want to protect a voice stream. A value that contains keys belongs to one call.
///
/// @param profile the profile of our offer: `RTP/AVP` or `RTP/SAVP`. The answer has the same (RFC 3264 §6)
/// @param needed whether voice may flow only with agreed keys
/// @param lines our keys, one for each suite, best first. Empty when we have none; then only `RTP/AVP` is
/// accepted
public record LocalSecurity(String profile, boolean needed, List<CryptoLine> lines) {
    static final String PLAIN_PROFILE = "RTP/AVP";
    static final String SECURE_PROFILE = "RTP/SAVP";

    /// No protection: we neither offer nor accept SRTP.
    public static final LocalSecurity NONE = new LocalSecurity(PLAIN_PROFILE, false, List.of());

    /// SRTP if the far end supports it, else plain RTP: `RTP/AVP` with keys, which a far end without SRTP
    /// ignores (RFC 8643 §3). Fresh keys.
    public static LocalSecurity optional() {
        return new LocalSecurity(PLAIN_PROFILE, false, freshLines());
    }

    /// SRTP, or no voice at all. Fresh keys.
    public static LocalSecurity required() {
        return new LocalSecurity(SECURE_PROFILE, true, freshLines());
    }

    private static List<CryptoLine> freshLines() {
        return Stream.of(SrtpSuite.values()).map(LocalSecurity::fresh).toList();
    }

    /// Tags begin at 1 and are unique within a stream (RFC 4568 §5.1.1).
    private static CryptoLine fresh(SrtpSuite suite) {
        return new CryptoLine(suite.ordinal() + 1, suite, MasterKey.fresh());
    }

    /// For the next SDP of a stream that is protected now: the stream can no longer become plain RTP. The key
    /// in use stays, because its packet counter continues. The other keys are new, so that a key used earlier
    /// never returns: with a counter that begins again it would encrypt two packets alike.
    public LocalSecurity after(AgreedKeys agreed) {
        List<CryptoLine> next = lines.stream()
                .map(line -> line.suite() == agreed.suite() ? line : fresh(line.suite()))
                .toList();
        return new LocalSecurity(profile, true, next);
    }

    /// For a further answer to the same offer, such as the 200 after a 183, when the first one accepted a
    /// key. The further answer may accept another key, but must accept one.
    public LocalSecurity insisting() {
        return new LocalSecurity(profile, true, lines);
    }

    Optional<CryptoLine> line(SrtpSuite suite) {
        return lines.stream().filter(line -> line.suite() == suite).findFirst();
    }
}
