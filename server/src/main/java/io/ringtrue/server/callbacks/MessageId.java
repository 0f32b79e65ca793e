package io.ringtrue.server.callbacks;

import java.security.SecureRandom;
import java.util.Base64;

/// Makes ids of callbacks: `msg_` and 144 random bits, so that no two are ever the same.
public final class MessageId {
    private static final int BYTES = 18;
    private static final SecureRandom RANDOM = new SecureRandom();

    private MessageId() {}

    public static String random() {
        byte[] random = new byte[BYTES];
        RANDOM.nextBytes(random);
        return "msg_" + Base64.getUrlEncoder().encodeToString(random);
    }
}
