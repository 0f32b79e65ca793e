package io.ringtrue.server.verification;

import io.ringtrue.server.ledger.Money;
import java.time.Instant;
import java.util.Optional;

/// One verification as it stands; never holds the PIN.
///
/// @param dialect the name of the one it came by, which composes its callbacks
/// @param number E.164 with `+`
/// @param reason empty until the final status
/// @param matched empty until the final status
/// @param price held while it runs
/// @param cost charged; zero until the final status
/// @param callbackUrl where its callbacks go, before parameters are added; empty: nowhere
/// @param language BCP 47, as chosen
/// @param languageReason why that one
/// @param reference the caller's own word for it; may be empty
/// @param sipStatus 0 when none
/// @param q850 0 when none
public record Verification(
        long id,
        long accountId,
        String dialect,
        String number,
        VerificationStatus status,
        Optional<Reason> reason,
        Optional<Boolean> matched,
        Money price,
        Money cost,
        Instant created,
        Optional<Instant> finished,
        boolean announcePin,
        String brand,
        String language,
        String languageReason,
        String reference,
        Optional<String> callbackUrl,
        int sipStatus,
        int q850) {
    /// As it is while its number is dialled.
    public Verification dialling() {
        return with(VerificationStatus.DIALLING, reason, matched, cost, finished, sipStatus, q850);
    }

    /// As it is once it has ended, charged its price or nothing.
    public Verification ended(VerificationEnd end, Instant at) {
        return with(
                end.status(),
                Optional.of(end.reason()),
                Optional.of(end.matched()),
                end.charged() ? price : Money.ZERO,
                Optional.of(at),
                end.sipStatus(),
                end.q850());
    }

    private Verification with(
            VerificationStatus newStatus,
            Optional<Reason> newReason,
            Optional<Boolean> newMatched,
            Money newCost,
            Optional<Instant> newFinished,
            int newSipStatus,
            int newQ850) {
        return new Verification(
                id,
                accountId,
                dialect,
                number,
                newStatus,
                newReason,
                newMatched,
                price,
                newCost,
                created,
                newFinished,
                announcePin,
                brand,
                language,
                languageReason,
                reference,
                callbackUrl,
                newSipStatus,
                newQ850);
    }
}
