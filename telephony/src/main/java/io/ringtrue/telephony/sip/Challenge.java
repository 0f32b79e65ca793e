package io.ringtrue.telephony.sip;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One digest challenge (RFC 3261 §20.44, RFC 7616 §3.3, RFC 8760).
///
/// @param javaAlgorithm what the JDK calls the hash
/// @param algorithm as the challenge spelt it, empty when it did not
/// @param qop `auth`, or empty for the form without (RFC 2069)
record Challenge(
        String realm,
        String nonce,
        String opaque,
        String algorithm,
        String javaAlgorithm,
        String qop,
        boolean isStale) {

    /// @return null when it is no digest challenge, or one of a kind we do not speak
    static @Nullable Challenge read(String field) {
        if (!field.regionMatches(true, 0, "Digest ", 0, 7)) return null;
        Map<String, String> params = params(field.substring(7));
        String realm = params.get("realm");
        String nonce = params.get("nonce");
        String algorithm = params.getOrDefault("algorithm", "");
        String javaAlgorithm = switch (algorithm.toUpperCase(Locale.ROOT)) {
            case "", "MD5" -> "MD5";
            case "SHA-256" -> "SHA-256";
            default -> "";
        };
        String offered = params.get("qop");
        boolean auth = offered != null && offersAuth(offered);
        if (realm == null || nonce == null || javaAlgorithm.isEmpty() || offered != null && !auth) return null;
        return new Challenge(
                realm,
                nonce,
                params.getOrDefault("opaque", ""),
                algorithm,
                javaAlgorithm,
                auth ? "auth" : "",
                "true".equalsIgnoreCase(params.get("stale")));
    }

    /// The first we can answer: the server lists them as it prefers them (RFC 8760 §2.4).
    static @Nullable Challenge choose(List<String> fields) {
        for (String field : fields) {
            Challenge challenge = read(field);
            if (challenge != null) return challenge;
        }
        return null;
    }

    private static boolean offersAuth(String qop) {
        for (String each : qop.split(",")) {
            if (each.strip().equalsIgnoreCase("auth")) return true;
        }
        return false;
    }

    private static Map<String, String> params(String text) {
        Map<String, String> params = new HashMap<>();
        int at = 0;
        while (at < text.length()) {
            int equals = text.indexOf('=', at);
            if (equals < 0) break;
            String name = text.substring(at, equals).strip().toLowerCase(Locale.ROOT);
            int valueAt = Tokens.skipSpace(text, equals + 1);
            StringBuilder value = new StringBuilder();
            at = readValue(text, valueAt, value);
            params.putIfAbsent(name, value.toString());
            int comma = text.indexOf(',', at);
            at = comma < 0 ? text.length() : comma + 1;
        }
        return params;
    }

    /// @return the place behind the value
    private static int readValue(String text, int from, StringBuilder value) {
        boolean quoted = from < text.length() && text.charAt(from) == '"';
        int i = quoted ? from + 1 : from;
        for (; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted ? c == '"' : c == ',' || Tokens.isSpace(c)) return i;
            if (quoted && c == '\\' && i + 1 < text.length()) c = text.charAt(++i);
            value.append(c);
        }
        return i;
    }
}
