package io.ringtrue.server.api.phonesverification;

import io.ringtrue.server.verification.Verification;

/// The vendor's words for what a call is for, exact to the letter.
final class VerificationType {
    private VerificationType() {}

    static String of(Verification verification) {
        return switch (verification.order().mode()) {
            case REVERSE -> "PhoneReversePinVerification";
            case SPOKEN -> "PhonePinVerification";
            case MESSAGE -> "PhoneNotification";
        };
    }
}
