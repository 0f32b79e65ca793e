package io.ringtrue.server.verification;

import io.ringtrue.server.ledger.Money;
import io.ringtrue.server.verification.request.Mode;
import java.time.Instant;
import java.util.Optional;

/// One verification: what was ordered, and where it stands. Never holds the PIN.
///
/// @param id unique in the installation
/// @param accountId whose it is
public record Verification(long id, long accountId, Order order, Standing standing) {

    /// What was ordered; it never changes.
    ///
    /// @param mode what its call is for
    /// @param dialect the name of the one it came by, which composes its callbacks
    /// @param number E.164 with `+`
    /// @param price held while the verification runs
    /// @param created when it was accepted, to the millisecond
    /// @param wording what the call says
    /// @param reference the caller's own word for it; may be empty
    /// @param callbackUrl where its callbacks go, before parameters are added; empty: nowhere
    public record Order(
            Mode mode,
            String dialect,
            String number,
            Money price,
            Instant created,
            Wording wording,
            String reference,
            Optional<String> callbackUrl) {}

    /// What the call says, and in which language.
    ///
    /// @param announcePin whether it speaks a PIN
    /// @param brand may be empty
    /// @param language BCP 47, as chosen
    /// @param languageReason why that one
    public record Wording(boolean announcePin, String brand, String language, String languageReason) {}

    /// Where it stands.
    ///
    /// @param reason empty until the final status
    /// @param matched whether the right PIN was keyed; empty until the final status, and where none is asked for
    /// @param cost charged; zero until the final status
    /// @param finished empty until the final status
    /// @param sipStatus what the carrier said last, 0 when nothing
    /// @param q850 cause of the carrier's `Reason` header, 0 when none
    public record Standing(
            VerificationStatus status,
            Optional<Reason> reason,
            Optional<Boolean> matched,
            Money cost,
            Optional<Instant> finished,
            int sipStatus,
            int q850) {
        /// Of one that waits for its call.
        public static final Standing QUEUED = running(VerificationStatus.QUEUED);

        private static final Standing DIALLING = running(VerificationStatus.DIALLING);

        private static Standing running(VerificationStatus status) {
            return new Standing(status, Optional.empty(), Optional.empty(), Money.ZERO, Optional.empty(), 0, 0);
        }

        private static Standing ended(VerificationEnd end, Optional<Boolean> matched, Money cost, Instant at) {
            return new Standing(
                    end.status(),
                    Optional.of(end.reason()),
                    matched,
                    cost,
                    Optional.of(at),
                    end.sipStatus(),
                    end.q850());
        }
    }

    /// As it is while its number is dialled.
    public Verification dialling() {
        return new Verification(id, accountId, order, Standing.DIALLING);
    }

    /// As it is once it has ended, charged its price or nothing.
    public Verification ended(VerificationEnd end, Instant at) {
        Money cost = end.charged() ? order.price() : Money.ZERO;
        return new Verification(id, accountId, order, Standing.ended(end, matched(end), cost, at));
    }

    private Optional<Boolean> matched(VerificationEnd end) {
        return order.mode() == Mode.REVERSE ? Optional.of(end.matched()) : Optional.empty();
    }
}
