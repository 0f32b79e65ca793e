package io.ringtrue.telephony.sip.message;

import java.util.Set;

/// The SIP methods by name, and which of them we serve.
public final class Methods {
    public static final String INVITE = "INVITE";
    public static final String ACK = "ACK";
    public static final String BYE = "BYE";
    public static final String CANCEL = "CANCEL";
    public static final String OPTIONS = "OPTIONS";
    public static final String INFO = "INFO";
    public static final String UPDATE = "UPDATE";
    public static final String PRACK = "PRACK";

    /// The value of our Allow header (RFC 3261 §20.5).
    public static final String ALLOWED = "INVITE, ACK, CANCEL, BYE, OPTIONS, INFO, UPDATE";

    /// Known methods that we refuse with 405; an unknown method gets 501. REFER is refused so that nobody can
    /// transfer our calls to another number.
    private static final Set<String> REFUSED =
            Set.of("REFER", "SUBSCRIBE", "NOTIFY", "MESSAGE", "PUBLISH", "REGISTER", PRACK);

    private Methods() {}

    /// Whether the method is known but not served (405 Method Not Allowed, RFC 3261 §8.2.1).
    public static boolean isRefused(String method) {
        return REFUSED.contains(method);
    }

    /// The same text; one of the constants where there is one, so that parsing keeps no copy of it.
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
