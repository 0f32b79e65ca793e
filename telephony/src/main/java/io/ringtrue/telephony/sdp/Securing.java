package io.ringtrue.telephony.sdp;

import io.ringtrue.telephony.media.SrtpKeys;
import java.util.List;
import java.util.Optional;

/// Decides how a stream is protected, from the far end's SDP and our own settings.
sealed interface Securing {
    /// @param keys empty when the stream is plain RTP
    record Agreed(Optional<AgreedKeys> keys) implements Securing {}

    /// @param problem one line for the log; never contains a key
    record Refused(String problem) implements Securing {}

    Agreed PLAIN = new Agreed(Optional.empty());

    /// The protection when the far end answers our offer.
    static Securing ofAnswer(FarVoice far, LocalSecurity offered) {
        Optional<Securing> settled = byProfile(far, offered);
        if (settled.isPresent()) return settled.get();
        // RFC 3264 §6: the answer must repeat the offer's profile. A plain answer to a secure offer is
        // refused; a secure answer to a plain offer does no harm.
        if (far.isPlainRtp() && offered.profile().equals(LocalSecurity.SECURE_PROFILE)) {
            return new Refused("SRTP is required, and the answer is RTP/AVP");
        }
        List<CryptoReading> lines = far.crypto();
        if (lines.isEmpty()) return withoutKeys(far, offered, "the answer has no a=crypto line");
        // RFC 4568 §5.1.2: the answer has one attribute, with the tag and the suite of the one it accepts.
        return switch (lines.getFirst()) {
            case CryptoLine line -> agreed(line, offered, true);
            case UnusableCrypto(String problem) -> new Refused("a=crypto: " + problem);
        };
    }

    /// The protection when we answer: the first attribute that we support, in the offer's order (RFC 4568
    /// §5.1.2).
    static Securing ofOffer(FarVoice far, LocalSecurity ours) {
        Optional<Securing> settled = byProfile(far, ours);
        if (settled.isPresent()) return settled.get();
        String problem = "the offer has no a=crypto line";
        for (CryptoReading reading : far.crypto()) {
            switch (reading) {
                case CryptoLine line -> {
                    return agreed(line, ours, false);
                }
                case UnusableCrypto(String why) -> problem = "a=crypto: " + why;
            }
        }
        return withoutKeys(far, ours, problem);
    }

    private static Optional<Securing> byProfile(FarVoice far, LocalSecurity ours) {
        if (!far.isPlainRtp() && !far.isSecureRtp()) {
            return Optional.of(new Refused("the stream is neither RTP/AVP nor RTP/SAVP"));
        }
        if (!ours.lines().isEmpty()) return Optional.empty();
        return Optional.of(far.isPlainRtp() ? PLAIN : new Refused("the stream is not RTP/AVP"));
    }

    private static Securing withoutKeys(FarVoice far, LocalSecurity ours, String problem) {
        if (ours.needed()) return new Refused("SRTP is required: " + problem);
        if (far.isSecureRtp()) return new Refused("RTP/SAVP: " + problem);
        return PLAIN; // RFC 8643 §3: keys offered with RTP/AVP may be ignored
    }

    private static Securing agreed(CryptoLine theirs, LocalSecurity ours, boolean tagIsOurs) {
        Optional<CryptoLine> line = ours.line(theirs.suite()).filter(each -> !tagIsOurs || each.tag() == theirs.tag());
        if (line.isEmpty()) return new Refused("a=crypto: it accepts none of the keys offered");
        // With the same key in both directions, our own packets sent back to us would pass as the far end's.
        if (line.get().key().equals(theirs.key())) return new Refused("a=crypto: the far end's key is our own");
        AgreedKeys keys = new AgreedKeys(theirs.tag(), new SrtpKeys(line.get().srtp(), theirs.srtp()));
        return new Agreed(Optional.of(keys));
    }
}
