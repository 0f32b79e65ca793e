package io.ringtrue.telephony.sip.digest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringtrue.telephony.sip.message.Body;
import io.ringtrue.telephony.sip.message.Challenge;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/// Computes the answers to one challenge, one for each request (RFC 7616 §3.4).
final class DigestAnswer {
    private final Credentials credentials;
    private final Challenge challenge;

    /// The same for all uses of the nonce. With `-sess`, some servers hash the first cnonce and some the last
    /// one (RFC 7616 §3.4.2); with a single value both agree.
    private final String cnonce;

    private int uses;

    DigestAnswer(Credentials credentials, Challenge challenge, String cnonce) {
        this.credentials = credentials;
        this.challenge = challenge;
        this.cnonce = cnonce;
    }

    String realm() {
        return challenge.realm();
    }

    /// Whether this answers a challenge with the same nonce.
    boolean isFor(Challenge other) {
        return challenge.nonce().equals(other.nonce());
    }

    /// The value of the Authorization or Proxy-Authorization field for this request. Each call counts as one
    /// more use of the nonce.
    String to(String method, String uri, Body body) {
        StringBuilder out = new StringBuilder(320).append("Digest username=");
        quote(credentials.username(), out);
        out.append(", realm=");
        quote(challenge.realm(), out);
        out.append(", nonce=");
        quote(challenge.nonce(), out);
        out.append(", uri=");
        quote(uri, out);
        String qop = challenge.qop();
        // nc: how often this nonce has been used, in eight hexadecimal digits (RFC 7616 §3.4).
        String count = String.format(Locale.ROOT, "%08x", ++uses);
        String middle = qop.isEmpty() ? "" : ':' + count + ':' + cnonce + ':' + qop;
        String response = hash(ha1() + ':' + challenge.nonce() + middle + ':' + ha2(method, uri, body));
        out.append(", response=\"").append(response).append('"');
        if (!qop.isEmpty()) out.append(", qop=").append(qop).append(", nc=").append(count);
        if (!qop.isEmpty() || challenge.isSession())
            out.append(", cnonce=\"").append(cnonce).append('"');
        if (!challenge.algorithm().isEmpty()) out.append(", algorithm=").append(challenge.algorithm());
        if (!challenge.opaque().isEmpty()) {
            out.append(", opaque=");
            quote(challenge.opaque(), out);
        }
        return out.toString();
    }

    /// The hash of the account: user name, realm, password (RFC 7616 §3.4.2).
    private String ha1() {
        String plain = hash(credentials.username() + ':' + challenge.realm() + ':' + credentials.password());
        return challenge.isSession() ? hash(plain + ':' + challenge.nonce() + ':' + cnonce) : plain;
    }

    /// The hash of the request: method, URI and, with auth-int, the body (RFC 7616 §3.4.3).
    private String ha2(String method, String uri, Body body) {
        String plain = method + ':' + uri;
        return hash(challenge.qop().equals("auth-int") ? plain + ':' + hash(body.bytes()) : plain);
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

    private String hash(String text) {
        return hash(text.getBytes(UTF_8));
    }

    private String hash(byte[] bytes) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance(challenge.javaAlgorithm()).digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5 and SHA-256", e);
        }
    }
}
