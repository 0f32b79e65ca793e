package io.ringtrue.telephony.sip.message;

import java.util.Set;

/// SIP methods: which there are, and which we answer.
public final class Methods {
    public static final String INVITE = "INVITE";
    public static final String ACK = "ACK";
    public static final String BYE = "BYE";
    public static final String CANCEL = "CANCEL";
    public static final String OPTIONS = "OPTIONS";
    public static final String INFO = "INFO";
    public static final String UPDATE = "UPDATE";
    public static final String PRACK = "PRACK";

    /// What we say in Allow (RFC 3261 §20.5).
    public static final String ALLOWED = "INVITE, ACK, CANCEL, BYE, OPTIONS, INFO, UPDATE";

    /// Known, and refused with 405 rather than 501. REFER among them: nobody sends our calls elsewhere.
    private static final Set<String> REFUSED =
            Set.of("REFER", "SUBSCRIBE", "NOTIFY", "MESSAGE", "PUBLISH", "REGISTER", PRACK);

    private Methods() {}

    public static boolean isRefused(String method) {
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
