package io.ringtrue.server.api.v1.verifications;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ringtrue.server.api.v1.SecretText;
import io.ringtrue.server.verification.Reason;
import io.ringtrue.server.verification.Started;
import io.ringtrue.server.verification.TimelineEvent;
import io.ringtrue.server.verification.Verification;
import io.ringtrue.server.verification.VerificationStatus;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A verification as `/v1` shows it.
///
/// @param account only shown to the operator
/// @param mode `reverse`, `spoken` or `message`
/// @param number E.164 with `+`
/// @param matched whether the right PIN was keyed; null until the end, and where none is asked for
/// @param pin only a PIN that we made, and only in the answer that created the verification
/// @param timeline only where a single verification is asked for
public record VerificationView(
        long id,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long account,
        String mode,
        String number,
        String status,
        @Nullable String reason,
        @Nullable Boolean matched,
        String price,
        String cost,
        Instant created,
        @Nullable Instant finished,
        boolean announcePin,
        String brand,
        String language,
        String languageReason,
        String reference,
        @Nullable String callbackUrl,
        int sipStatus,
        int q850,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable SecretText pin,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Event> timeline) {

    /// One event of the timeline; a PIN in it is written `*****`.
    public record Event(Instant at, String event, String detail) {
        static Event of(TimelineEvent event) {
            return new Event(event.at(), event.event(), event.detail());
        }
    }

    /// One of an account's list: without account and timeline.
    static VerificationView listed(Verification verification) {
        return of(verification, null, null, null);
    }

    /// One of a list for the operator: with its account, without timeline.
    public static VerificationView forOperator(Verification verification) {
        return of(verification, verification.accountId(), null, null);
    }

    /// A single one for the operator: with account and timeline.
    public static VerificationView forOperator(Verification verification, List<TimelineEvent> timeline) {
        return of(
                verification,
                verification.accountId(),
                null,
                timeline.stream().map(Event::of).toList());
    }

    /// One that was just started for an account by the operator, with the PIN if we made it.
    public static VerificationView forOperator(Started.Accepted accepted) {
        return of(
                accepted.verification(),
                accepted.verification().accountId(),
                accepted.made().map(pin -> new SecretText(pin.text())).orElse(null),
                accepted.story().stream().map(Event::of).toList());
    }

    /// A single verification with its timeline.
    ///
    /// @param pin only the PIN that we made for this request; null otherwise
    static VerificationView whole(Verification verification, List<TimelineEvent> timeline, @Nullable SecretText pin) {
        return of(verification, null, pin, timeline.stream().map(Event::of).toList());
    }

    private static VerificationView of(
            Verification v, @Nullable Long account, @Nullable SecretText pin, @Nullable List<Event> timeline) {
        return new VerificationView(
                v.id(),
                account,
                v.order().mode().text(),
                v.order().number(),
                word(v.standing().status()),
                v.standing().reason().map(Reason::text).orElse(null),
                v.standing().matched().orElse(null),
                v.order().price().toString(),
                v.standing().cost().toString(),
                v.order().created(),
                v.standing().finished().orElse(null),
                v.order().wording().announcePin(),
                v.order().wording().brand(),
                v.order().wording().language(),
                v.order().wording().languageReason(),
                v.order().reference(),
                v.order().callbackUrl().orElse(null),
                v.standing().sipStatus(),
                v.standing().q850(),
                pin,
                timeline);
    }

    /// The status in `/v1`'s words, such as `insufficient-balance`.
    static String word(VerificationStatus status) {
        return status.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Undoes [#word(VerificationStatus)].
    ///
    /// @throws IllegalArgumentException whose message is the rule
    static VerificationStatus status(String word) {
        return Arrays.stream(VerificationStatus.values())
                .filter(status -> word(status).equalsIgnoreCase(word.strip()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be one of "
                        + String.join(
                                ", ",
                                Arrays.stream(VerificationStatus.values())
                                        .map(VerificationView::word)
                                        .toList())));
    }
}
