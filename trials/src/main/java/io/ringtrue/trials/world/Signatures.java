package io.ringtrue.trials.world;

import com.sun.net.httpserver.Headers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Checks signatures as Standard Webhooks 1.0 defines them, with the secrets of all accounts of a trial.
final class Signatures {
    private final List<byte[]> keys = new CopyOnWriteArrayList<>();

    void trust(String secret) {
        keys.add(Base64.getDecoder().decode(secret.replaceFirst("^whsec_", "")));
    }

    boolean right(Headers headers, byte[] body) {
        String given = String.valueOf(headers.getFirst("webhook-signature"));
        String signed = headers.getFirst("webhook-id") + "." + headers.getFirst("webhook-timestamp") + "."
                + new String(body, StandardCharsets.UTF_8);
        return keys.stream().anyMatch(key -> List.of(given.split(" ")).contains("v1," + mac(key, signed)));
    }

    private static String mac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}
