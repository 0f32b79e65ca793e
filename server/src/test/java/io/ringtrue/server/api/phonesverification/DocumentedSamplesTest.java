package io.ringtrue.server.api.phonesverification;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.ApiFixture;
import io.ringtrue.server.api.fakes.SamplePage;
import io.ringtrue.server.guard.Limit;
import io.ringtrue.server.ledger.Money;
import io.ringtrue.server.verification.Admitted;
import io.ringtrue.server.verification.Finish;
import io.ringtrue.server.verification.Reason;
import io.ringtrue.server.verification.VerificationEnd;
import io.ringtrue.server.verification.VerificationStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Sends every request of docs/api/phonesverification.md through a real socket and compares what comes back
/// byte for byte.
class DocumentedSamplesTest {
    private static final int FEWEST_SAMPLES = 34;

    @Test
    void answersEverySampleByteForByte() {
        SamplePage page = new SamplePage("phonesverification.md");
        assertThat(page.count()).isGreaterThanOrEqualTo(FEWEST_SAMPLES);
        try (ApiFixture api = ApiFixture.start()) {
            api.account("qd4cr4gd", "87548754");
            api.account("poor-account", "87548754", "0", settings -> settings);
            api.account("rich-account", "87548754", "0.7035", settings -> settings);
            page.compare(api.http, what -> prepare(api, what));
        }
    }

    private static void prepare(ApiFixture api, String what) {
        switch (what) {
            case "verified 458521" ->
                api.verifications.finish(new Finish(
                        458_521,
                        0,
                        new VerificationEnd(VerificationStatus.VERIFIED, Reason.PIN_MATCHED, true, 0, 200, 16),
                        Money.of("0.015"),
                        api.clock.instant(),
                        List.of(),
                        Optional.empty()));
            case "delivered 458526" ->
                api.verifications.finish(new Finish(
                        458_526,
                        0,
                        new VerificationEnd(VerificationStatus.DELIVERED, Reason.PLAYED, true, 0, 200, 16),
                        Money.of("0.015"),
                        api.clock.instant(),
                        List.of(),
                        Optional.empty()));
            case "number limit" -> limit(api, new Limit(Limit.Counter.PER_NUMBER, "1", 5, Duration.ofMinutes(10)));
            case "account limit" -> limit(api, new Limit(Limit.Counter.PER_ACCOUNT, "1", 600, Duration.ofMinutes(1)));
            case "store down" -> api.accounts.breakDown(true);
            default -> throw new IllegalArgumentException("nobody knows how to prepare: " + what);
        }
    }

    private static void limit(ApiFixture api, Limit limit) {
        api.verifications.answerNext(new Admitted.OverLimit(limit, Duration.ofSeconds(42)));
    }
}
