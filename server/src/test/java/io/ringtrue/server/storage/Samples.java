package io.ringtrue.server.storage;

import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.accounts.AccountSettings;
import io.ringtrue.server.accounts.Credential;
import io.ringtrue.server.accounts.NewAccount;
import io.ringtrue.server.accounts.NewAccount.NewCredential;
import io.ringtrue.server.accounts.Secret;
import io.ringtrue.server.accounts.SecretHash;
import io.ringtrue.server.callbacks.CallbackRequest;
import io.ringtrue.server.callbacks.NewCallback;
import io.ringtrue.server.guard.Limit;
import io.ringtrue.server.ledger.Money;
import io.ringtrue.server.verification.Admission;
import io.ringtrue.server.verification.Finish;
import io.ringtrue.server.verification.Reason;
import io.ringtrue.server.verification.TimelineEvent;
import io.ringtrue.server.verification.Verification;
import io.ringtrue.server.verification.VerificationEnd;
import io.ringtrue.server.verification.VerificationStatus;
import io.ringtrue.server.verification.request.Mode;
import io.ringtrue.server.verification.request.Pin;
import io.ringtrue.telephony.call.CallTrace;
import io.ringtrue.telephony.call.MediaFigures;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicLong;

/// Things to store.
public final class Samples {
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123Z");
    static final Money PRICE = Money.of("0.015");
    static final String PIN = "04711";
    /// How long an entry of the do-not-call list holds.
    static final Duration DO_NOT_CALL = Duration.ofDays(365);
    public static final ThreadFactory PLATFORM_THREADS =
            work -> Thread.ofPlatform().daemon().unstarted(work);

    private static final AtomicLong SERIAL = new AtomicLong();

    private Samples() {}

    static long unique() {
        return SERIAL.incrementAndGet();
    }

    static NewAccount newAccount(String apikey) {
        return newAccount(apikey, Money.ZERO);
    }

    static NewAccount newAccount(String apikey, Money opening) {
        return new NewAccount(
                "Example Ltd",
                "Example",
                AccountSettings.standard(true),
                opening.millionths(),
                new Secret("whsec_Zmlyc3Q="),
                List.of(credential(apikey)),
                NOW);
    }

    static NewCredential credential(String apikey) {
        return new NewCredential(Credential.Kind.API_KEY, apikey, "", new SecretHash("hmac-sha256:" + apikey), false);
    }

    static Verification verification(Account account) {
        return verification(account, "+1201555" + (1000 + unique() % 9000), NOW, PRICE);
    }

    static Verification verification(Account account, long id) {
        return verification(account, id, "+1201555" + (1000 + id % 9000), NOW, PRICE);
    }

    static Verification verification(Account account, String number, Instant at, Money price) {
        return verification(account, unique(), number, at, price);
    }

    private static Verification verification(Account account, long id, String number, Instant at, Money price) {
        Verification.Order order = new Verification.Order(
                Mode.REVERSE,
                "phonesverification",
                number,
                price,
                at,
                new Verification.Wording(true, "Example", "en-US", "country"),
                "order 7",
                Optional.of("https://example.com/callback"));
        return new Verification(id, account.id(), order, Verification.Standing.QUEUED);
    }

    static Admission admission(Verification verification, Limit... limits) {
        return admission(verification, OptionalLong.empty(), Optional.empty(), limits);
    }

    static Admission admission(
            Verification verification,
            OptionalLong spendCap,
            Optional<Admission.Idempotency> idempotency,
            Limit... limits) {
        return new Admission(
                verification,
                new Pin(PIN),
                verification.order().created().plus(Duration.ofMinutes(10)),
                "example.com",
                List.of(limits),
                spendCap,
                Optional.of(callback("final")),
                idempotency);
    }

    static NewCallback callback(String kind) {
        return callback(kind, "https://example.com/callback?status=x");
    }

    static NewCallback callback(String kind, String url) {
        return callback(kind, new CallbackRequest.Get(url));
    }

    static NewCallback callback(String kind, CallbackRequest request) {
        return new NewCallback("msg_" + UUID.randomUUID(), kind, request);
    }

    /// A call that failed over to a second trunk, where it was answered. All that is optional is there
    /// once and missing once.
    ///
    /// @param number as dialled
    static List<CallTrace> traces(String number) {
        CallTrace.Message busy =
                new CallTrace.Message(Duration.ofNanos(1_386_402_000), false, "SIP/2.0 503 \"Später\"", "1 INVITE", 2);
        MediaFigures media = new MediaFigures(
                "PCMU",
                Optional.of("AES_CM_128_HMAC_SHA1_80"),
                20,
                new MediaFigures.Flow(828, 132_480),
                new MediaFigures.Flow(823, 131_680),
                5,
                1,
                2,
                3,
                2.125,
                Optional.of(Duration.ofMillis(6_950)),
                new MediaFigures.Keys(5, 1, 2),
                List.of(new MediaFigures.Span(Duration.ofMillis(7_230), Duration.ofMillis(13_420))));
        return List.of(
                trace("first", number, List.of(busy), Optional.empty(), Optional.empty()),
                trace("second", number, List.of(), Optional.of(Duration.ofMillis(6_881)), Optional.of(media)));
    }

    private static CallTrace trace(
            String trunk,
            String number,
            List<CallTrace.Message> more,
            Optional<Duration> answer,
            Optional<MediaFigures> media) {
        List<CallTrace.Message> ladder = new ArrayList<>();
        String line = "INVITE sip:" + number + "@carrier.example SIP/2.0";
        ladder.add(new CallTrace.Message(Duration.ZERO, true, line, "1 INVITE", 0));
        ladder.addAll(more);
        Instant began = NOW.plusNanos(456_000);
        return new CallTrace(trunk, "UDP", trunk + "@here", began, ladder, more.size(), answer, answer, media);
    }

    static Finish called(long id, long generation, List<CallTrace> calls) {
        Finish ended = verified(id, generation);
        return new Finish(
                id, generation, ended.end(), ended.charge(), ended.at(), ended.timeline(), calls, ended.callback());
    }

    static Finish verified(long id, long generation) {
        return finish(id, generation, VerificationStatus.VERIFIED, Reason.PIN_MATCHED, PRICE, 0, NOW.plusSeconds(30));
    }

    static Finish failed(long id, long generation) {
        return finish(id, generation, VerificationStatus.FAILED, Reason.BUSY, Money.ZERO, 0, NOW.plusSeconds(30));
    }

    static Finish finish(
            long id,
            long generation,
            VerificationStatus status,
            Reason reason,
            Money charge,
            int wrongPins,
            Instant at) {
        return new Finish(
                id,
                generation,
                new VerificationEnd(status, reason, !charge.equals(Money.ZERO), wrongPins, 200, 16),
                charge,
                at,
                List.of(new TimelineEvent(at, "finished", status.text())),
                Optional.of(callback("final")));
    }
}
