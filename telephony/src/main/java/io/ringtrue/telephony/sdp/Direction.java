package io.ringtrue.telephony.sdp;

/// The directions in which media flows, seen from the end that declares it (RFC 3264 §5.1).
public enum Direction {
    SENDRECV,
    SENDONLY,
    RECVONLY,
    INACTIVE;

    /// Whether this end sends.
    public boolean sends() {
        return this == SENDRECV || this == SENDONLY;
    }

    /// Whether this end receives.
    public boolean receives() {
        return this == SENDRECV || this == RECVONLY;
    }

    /// The same flow seen from the other end. RFC 3264 §6.1: "sendonly" is answered by "recvonly".
    public Direction mirrored() {
        return of(receives(), sends());
    }

    /// What both ends allow, seen from this end.
    ///
    /// @param other the other end's declaration, seen from there
    public Direction within(Direction other) {
        return of(sends() && other.receives(), receives() && other.sends());
    }

    /// The same, without receiving.
    public Direction deaf() {
        return of(sends(), false);
    }

    private static Direction of(boolean sends, boolean receives) {
        if (sends) return receives ? SENDRECV : SENDONLY;
        return receives ? RECVONLY : INACTIVE;
    }
}
