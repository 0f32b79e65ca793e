package io.ringtrue.telephony.sip;

import java.util.Set;

/// SIP methods: which there are, and which we answer.
final class Methods {
    static final String INVITE = "INVITE";
    static final String ACK = "ACK";
    static final String BYE = "BYE";
    static final String CANCEL = "CANCEL";
    static final String OPTIONS = "OPTIONS";
    static final String INFO = "INFO";
    static final String UPDATE = "UPDATE";
    static final String PRACK = "PRACK";

    /// What we say in Allow (RFC 3261 §20.5).
    static final String ALLOWED = "INVITE, ACK, CANCEL, BYE, OPTIONS, INFO, UPDATE";

    /// Known, and refused with 405 rather than 501. REFER among them: nobody sends our calls elsewhere.
    private static final Set<String> REFUSED =
            Set.of("REFER", "SUBSCRIBE", "NOTIFY", "MESSAGE", "PUBLISH", "REGISTER", PRACK);

    private Methods() {}

    static boolean isRefused(String method) {
        return REFUSED.contains(method);
    }

    /// The same text, as one of the constants when it is one.
    static String known(String method) {
        return switch (method) {
            case INVITE -> INVITE;
            case ACK -> ACK;
            case BYE -> BYE;
            case CANCEL -> CANCEL;
            case OPTIONS -> OPTIONS;
            case INFO -> INFO;
            case UPDATE -> UPDATE;
            default -> method;
        };
    }
}
