package io.ringtrue.telephony.sip.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One digest challenge (RFC 3261 §20.44, RFC 7616 §3.3, RFC 8760). Other parameters, such as `domain` and
/// `userhash`, require nothing of a client and are ignored.
///
/// @param realm names the account that is asked for
/// @param nonce the server's text, hashed into the answer
/// @param opaque sent back unchanged; may be empty
/// @param algorithm as in the challenge, empty when it names none
/// @param javaAlgorithm the JDK's name of the same hash
/// @param isSession whether the password is hashed once more with the nonces (`-sess`, RFC 7616 §3.4.2)
/// @param qop `auth`, `auth-int`, or empty for the older form without qop (RFC 2069)
/// @param isStale whether only the nonce was too old, so that the same password may be tried again
public record Challenge(
        String realm,
        String nonce,
        String opaque,
        String algorithm,
        String javaAlgorithm,
        boolean isSession,
        String qop,
        boolean isStale) {

    /// @return null when it is not a digest challenge, or needs a hash or a qop that we do not support
    private static @Nullable Challenge of(ChallengeReader.Offer offer) {
        Map<String, String> params = offer.params();
        String realm = params.get("realm");
        String nonce = params.get("nonce");
        if (!offer.scheme().equalsIgnoreCase("Digest") || realm == null || nonce == null) return null;
        String algorithm = params.getOrDefault("algorithm", "");
        boolean session = algorithm.toLowerCase(Locale.ROOT).endsWith("-sess");
        String javaAlgorithm =
                javaAlgorithm(session ? algorithm.substring(0, algorithm.length() - "-sess".length()) : algorithm);
        String qop = qop(params.getOrDefault("qop", ""));
        if (javaAlgorithm == null || qop == null) return null;
        boolean stale = "true".equalsIgnoreCase(params.get("stale"));
        String opaque = params.getOrDefault("opaque", "");
        return new Challenge(realm, nonce, opaque, algorithm, javaAlgorithm, session, qop, stale);
    }

    private static @Nullable String javaAlgorithm(String algorithm) {
        return switch (algorithm.toUpperCase(Locale.ROOT)) {
            case "", "MD5" -> "MD5";
            case "SHA-256" -> "SHA-256";
            default -> null;
        };
    }

    /// Prefers `auth` to `auth-int`, which would hash the body as well. An empty list counts as no qop.
    ///
    /// @return null when only unknown values are offered
    private static @Nullable String qop(String offered) {
        List<String> each = List.of(offered.toLowerCase(Locale.ROOT).split("[,\\s]+"));
        if (offered.isBlank()) return "";
        if (each.contains("auth")) return "auth";
        return each.contains("auth-int") ? "auth-int" : null;
    }

    /// The challenges that we can answer, in the server's order of preference (RFC 8760 §2.4).
    ///
    /// @param fields the WWW-Authenticate or Proxy-Authenticate fields of a response
    /// @return empty when there is none
    public static List<Challenge> readable(List<String> fields) {
        List<Challenge> found = new ArrayList<>(2);
        for (String field : fields) {
            for (ChallengeReader.Offer offer : ChallengeReader.read(field)) {
                Challenge challenge = of(offer);
                if (challenge != null) found.add(challenge);
            }
        }
        return found;
    }
}
