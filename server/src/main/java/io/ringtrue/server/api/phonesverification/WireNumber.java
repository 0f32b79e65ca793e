package io.ringtrue.server.api.phonesverification;

import io.ringtrue.server.verification.Verification;

/// The vendor writes E.164 without its `+`.
final class WireNumber {
    private WireNumber() {}

    static String of(Verification verification) {
        return verification.number().substring(1);
    }
}
