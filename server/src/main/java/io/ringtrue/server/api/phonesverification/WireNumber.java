package io.ringtrue.server.api.phonesverification;

import io.ringtrue.server.verification.Verification;

/// A number as the vendor writes it: E.164 without the `+`.
final class WireNumber {
    private WireNumber() {}

    static String of(Verification verification) {
        return verification.order().number().substring(1);
    }
}
