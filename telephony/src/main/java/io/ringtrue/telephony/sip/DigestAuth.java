package io.ringtrue.telephony.sip;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Answers one call's digest challenges (RFC 3261 §22, RFC 7616, RFC 8760): those of the hop the credentials are
/// for, and of the first realm that asked. A callee behind a proxy is another realm, and could guess the password
/// at leisure from a digest over a nonce of its choice. Lives on the call's strand.
final class DigestAuth {
    /// The first, one whose nonce went stale, and one more that is never answered.
    private static final int MAX_ANSWERED = 2;

    private final Credentials credentials;
    private final Hop owner;
    private final Ids ids;
    private @Nullable Accepted accepted;
    private int answered;

    /// @param owner whom the credentials are shared with
    DigestAuth(Credentials credentials, Hop owner, Ids ids) {
        this.credentials = credentials;
        this.owner = owner;
        this.ids = ids;
    }

    /// Takes up the challenge of a 401 or 407.
    ///
    /// @param hop where the request had gone
    /// @return false when repeating the request would be in vain: no credentials, no challenge we speak, somebody
    /// else's, or this realm has refused them already. A nonce that only went stale may be replaced once
    /// (RFC 3261 §22.1).
    boolean accept(SipResponse response, Hop hop) {
        boolean proxy = response.status() == 407;
        Challenge challenge =
                Challenge.choose(response.headers().fields(proxy ? "Proxy-Authenticate" : "WWW-Authenticate"));
        if (challenge == null || credentials.isEmpty() || !hop.equals(owner)) return false;
        Accepted next = new Accepted(proxy ? "Proxy-Authorization" : "Authorization", challenge);
        if (accepted != null && (!next.isOfSameRealm(accepted) || !challenge.isStale())) return false;
        if (answered == MAX_ANSWERED) return false;
        answered++;
        accepted = next;
        return true;
    }

    /// Adds the answer to the challenge taken up, if this request goes to whom it is for.
    void sign(SipHeaders headers, String method, String uri, Hop hop) {
        if (accepted != null && hop.equals(owner)) headers.add(accepted.header, answer(accepted, method, uri));
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
        private final String header;
        private final Challenge challenge;
        private int uses;

        /// @param header the answer goes into
        Accepted(String header, Challenge challenge) {
            this.header = header;
            this.challenge = challenge;
        }

        boolean isOfSameRealm(Accepted other) {
            return header.equals(other.header) && challenge.realm().equals(other.challenge.realm());
        }
    }
}
