package io.ringtrue.server.callbacks;

import io.ringtrue.server.callbacks.DueCallback.SigningSecret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs as Standard Webhooks 1.0 does: with the secret, a receiver can check that the callback is ours and
/// when it was sent. A POST is signed by its body, as the standard says. A GET has no body, so its path and
/// query are signed instead, exactly as requested.
///
/// ```
/// webhook-id: msg_2Yy…                        the same for all attempts of one callback
/// webhook-timestamp: 1780000000               seconds since 1970 when this attempt was sent
/// webhook-signature: v1,K5oZ… v1,9cD1…        base64(HMAC-SHA256(secret, id "." timestamp "." content))
/// ```
final class CallbackSignature {
    private static final String PREFIX = "whsec_";
    private static final String ALGORITHM = "HmacSHA256";

    private CallbackSignature() {}

    /// @param secrets one signature for each, in this order; empty: no signature header
    /// @param content the body, or the path and query, exactly as sent
    static Map<String, String> headers(String messageId, Instant sent, String content, List<SigningSecret> secrets) {
        String timestamp = Long.toString(sent.getEpochSecond());
        String signed = messageId + "." + timestamp + "." + content;
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("webhook-id", messageId);
        headers.put("webhook-timestamp", timestamp);
        if (!secrets.isEmpty()) {
            headers.put(
                    "webhook-signature",
                    secrets.stream().map(secret -> "v1," + hmac(secret, signed)).collect(Collectors.joining(" ")));
        }
        return headers;
    }

    private static String hmac(SigningSecret secret, String signed) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key(secret), ALGORITHM));
            return Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    private static byte[] key(SigningSecret secret) {
        if (!secret.value().startsWith(PREFIX)) {
            throw new IllegalArgumentException("a signing secret must begin with " + PREFIX);
        }
        try {
            return Base64.getDecoder().decode(secret.value().substring(PREFIX.length()));
        } catch (IllegalArgumentException _) {
            // Drop the cause: its message quotes the secret.
            throw new IllegalArgumentException("a signing secret must be " + PREFIX + " and base64");
        }
    }
}
