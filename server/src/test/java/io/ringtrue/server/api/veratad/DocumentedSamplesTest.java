package io.ringtrue.server.api.veratad;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.ApiFixture;
import io.ringtrue.server.accounts.AccountSettings.Validation;
import io.ringtrue.server.api.fakes.SamplePage;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/// Sends every request of docs/api/veratad.md through a real socket and compares what comes back byte
/// for byte.
class DocumentedSamplesTest {
    private static final int FEWEST_SAMPLES = 31;
    private static final Instant SAMPLE_TIME = Instant.parse("2019-10-25T14:09:12Z");
    private static final String PASS = "example_password";

    @Test
    void answersEverySampleByteForByte() {
        SamplePage page = new SamplePage("veratad.md");
        assertThat(page.count()).isGreaterThanOrEqualTo(FEWEST_SAMPLES);
        try (ApiFixture api = ApiFixture.start()) {
            api.clock.tick(Duration.between(api.clock.instant(), SAMPLE_TIME));
            api.user("user@company.com", PASS, Validation.STANDARD);
            api.user("british", PASS, new Validation(44, false, OptionalLong.empty()));
            api.user("strict", PASS, new Validation(1, true, OptionalLong.empty()));
            api.user("paying", PASS, new Validation(1, false, OptionalLong.of(600_000)));
            var suspended = api.user("suspended", PASS, Validation.STANDARD).account();
            api.accounts.suspend(suspended.id());
            page.compare(api.http, _ -> api.validations.breakDown(true));
        }
    }
}
