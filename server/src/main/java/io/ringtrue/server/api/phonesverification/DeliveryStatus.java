package io.ringtrue.server.api.phonesverification;

import io.ringtrue.server.verification.VerificationStatus;

/// The vendor's words for the status of a verification, exact to the letter.
final class DeliveryStatus {
    private DeliveryStatus() {}

    static String of(VerificationStatus status) {
        return switch (status) {
            case QUEUED -> "Queued";
            case DIALLING -> "Sent";
            case VERIFIED -> "Delivered - PIN Verified";
            case UNVERIFIED -> "Delivered - PIN Unverified";
            case DELIVERED -> "Delivered";
            case MACHINE -> "Machine Hangup";
            case FAILED -> "Failed";
            case INSUFFICIENT_BALANCE -> "Insufficient Balance";
            case STOPPED -> "Stopped";
        };
    }
}
