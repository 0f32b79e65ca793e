package io.ringtrue.telephony.sdp;

import io.ringtrue.telephony.media.MasterKey;
import io.ringtrue.telephony.media.SrtpSuite;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// How we want a voice stream protected.
///
/// @param profile what an offer of ours says: `RTP/AVP`, or `RTP/SAVP` (RFC 3264 §6: the answer has the same)
/// @param needed whether voice flows with keys agreed on or not at all
/// @param lines our keys, one a suite, best first; empty: we have none, and take `RTP/AVP` alone
public record LocalSecurity(String profile, boolean needed, List<CryptoLine> lines) {
    static final String PLAIN_PROFILE = "RTP/AVP";
    static final String SECURE_PROFILE = "RTP/SAVP";

    /// No protection, offered or taken.
    public static final LocalSecurity NONE = new LocalSecurity(PLAIN_PROFILE, false, List.of());

    /// Protected if the far end can: `RTP/AVP` with keys (RFC 8643 §3), which one that cannot ignores.
    public static LocalSecurity optional() {
        return new LocalSecurity(PLAIN_PROFILE, false, freshLines());
    }

    /// Protected or not at all.
    public static LocalSecurity required() {
        return new LocalSecurity(SECURE_PROFILE, true, freshLines());
    }

    private static List<CryptoLine> freshLines() {
        return Stream.of(SrtpSuite.values()).map(LocalSecurity::fresh).toList();
    }

    /// Tags from 1 (RFC 4568 §5.1.1: unique among the attributes of a stream).
    private static CryptoLine fresh(SrtpSuite suite) {
        return new CryptoLine(suite.ordinal() + 1, suite, MasterKey.fresh());
    }

    /// For the next description of a stream protected so far: no way back to none. The key in use stays, since it
    /// goes on counting; the others are new, so that none that was in use before ever comes again.
    public LocalSecurity after(AgreedKeys agreed) {
        List<CryptoLine> next = lines.stream()
                .map(line -> line.suite() == agreed.suite() ? line : fresh(line.suite()))
                .toList();
        return new LocalSecurity(profile, true, next);
    }

    /// The same offer after an answer that took its keys: another answer to it, as a 200 after a 183 brings, may take
    /// other keys of it, and not none.
    public LocalSecurity insisting() {
        return new LocalSecurity(profile, true, lines);
    }

    Optional<CryptoLine> line(SrtpSuite suite) {
        return lines.stream().filter(line -> line.suite() == suite).findFirst();
    }
}
