package io.ringtrue.telephony.sip;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// Answers one call's digest challenges (RFC 3261 §22, RFC 7616, RFC 8760), and only from the hop the
/// credentials
/// are for. Lives on the call's strand.
final class DigestAuth {
    private final Credentials credentials;
    private final Ids ids;
    /// By the header the answer goes into: a proxy and the far server may each ask.
    private final Map<String, Accepted> accepted = new LinkedHashMap<>();
    private final Map<String, Integer> tries = new HashMap<>();

    DigestAuth(Credentials credentials, Ids ids) {
        this.credentials = credentials;
        this.ids = ids;
    }

    /// Takes up the challenge of a 401 or 407.
    ///
    /// @return false when repeating the request would be in vain: no credentials, no challenge we speak, or
    /// this realm
    /// has refused them already. A nonce that only went stale may be replaced once (RFC 3261 §22.1).
    boolean accept(SipResponse response) {
        boolean proxy = response.status() == 407;
        Challenge challenge =
                Challenge.choose(response.headers().fields(proxy ? "Proxy-Authenticate" : "WWW-Authenticate"));
        if (challenge == null || credentials.isEmpty()) return false;
        String header = proxy ? "Proxy-Authorization" : "Authorization";
        int earlier = tries.merge(header + ' ' + challenge.realm(), 1, Integer::sum) - 1;
        if (earlier > 1 || earlier == 1 && !challenge.isStale()) return false;
        accepted.put(header, new Accepted(challenge));
        return true;
    }

    /// Adds an answer to each challenge taken up so far.
    void sign(SipHeaders headers, String method, String uri) {
        accepted.forEach((header, challenge) -> headers.add(header, answer(challenge, method, uri)));
    }

    private String answer(Accepted accepted, String method, String uri) {
        Challenge challenge = accepted.challenge;
        String ha1 = hash(challenge, credentials.username() + ':' + challenge.realm() + ':' + credentials.password());
        String ha2 = hash(challenge, method + ':' + uri);
        StringBuilder out = new StringBuilder(320).append("Digest username=");
        quote(credentials.username(), out);
        out.append(", realm=");
        quote(challenge.realm(), out);
        out.append(", nonce=");
        quote(challenge.nonce(), out);
        out.append(", uri=");
        quote(uri, out);
        if (challenge.qop().isEmpty()) {
            out.append(", response=\"")
                    .append(hash(challenge, ha1 + ':' + challenge.nonce() + ':' + ha2))
                    .append('"');
        } else {
            // The count of uses of this nonce, eight hexadecimal digits (RFC 7616 §3.4).
            String count = String.format(Locale.ROOT, "%08x", ++accepted.uses);
            String cnonce = ids.hex(8);
            String middle = challenge.nonce() + ':' + count + ':' + cnonce + ':' + challenge.qop();
            out.append(", response=\"").append(hash(challenge, ha1 + ':' + middle + ':' + ha2));
            out.append("\", qop=auth, nc=")
                    .append(count)
                    .append(", cnonce=\"")
                    .append(cnonce)
                    .append('"');
        }
        if (!challenge.algorithm().isEmpty()) out.append(", algorithm=").append(challenge.algorithm());
        if (!challenge.opaque().isEmpty()) {
            out.append(", opaque=");
            quote(challenge.opaque(), out);
        }
        return out.toString();
    }

    private static void quote(String value, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') out.append('\\');
            out.append(c);
        }
        out.append('"');
    }

    private static String hash(Challenge challenge, String text) {
        try {
            byte[] digest = MessageDigest.getInstance(challenge.javaAlgorithm()).digest(text.getBytes(UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5 and SHA-256", e);
        }
    }

    private static final class Accepted {
        private final Challenge challenge;
        private int uses;

        Accepted(Challenge challenge) {
            this.challenge = challenge;
        }
    }
}
