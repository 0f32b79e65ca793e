package io.ringtrue.server.verification;

import java.util.Locale;

/// Where a verification stands. Exactly one final status, which never changes.
public enum VerificationStatus {
    /// Accepted, waiting for its call.
    QUEUED(false),
    /// The intent to dial is committed.
    DIALLING(false),
    /// The right PIN was keyed in time.
    VERIFIED(true),
    /// Answered, but no right PIN.
    UNVERIFIED(true),
    /// A message or spoken PIN was played to the end.
    DELIVERED(true),
    /// A machine answered.
    MACHINE(true),
    /// Never answered, or the line broke.
    FAILED(true),
    /// Accepted but not paid for; no call was made.
    INSUFFICIENT_BALANCE(true),
    /// Stopped on request.
    STOPPED(true);

    private final boolean last;

    VerificationStatus(boolean last) {
        this.last = last;
    }

    /// As shown: `insufficient-balance`.
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public boolean isFinal() {
        return last;
    }
}
