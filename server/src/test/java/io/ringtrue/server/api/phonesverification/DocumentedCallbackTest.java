package io.ringtrue.server.api.phonesverification;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.callbacks.CallbackRequest;
import io.ringtrue.server.ledger.Money;
import io.ringtrue.server.verification.CallbackComposer.Report;
import io.ringtrue.server.verification.Reason;
import io.ringtrue.server.verification.Verification;
import io.ringtrue.server.verification.VerificationEnd;
import io.ringtrue.server.verification.VerificationStatus;
import io.ringtrue.server.verification.request.Mode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The GET of docs/api/callbacks.md, byte for byte.
class DocumentedCallbackTest {
    private static final Instant CREATED = Instant.parse("2016-06-06T08:02:17.1Z");

    @Test
    void composesTheUrlOfTheExample() throws Exception {
        Verification.Order order = new Verification.Order(
                Mode.REVERSE,
                "phonesverification",
                "+148485454545",
                Money.of("0.015"),
                CREATED,
                new Verification.Wording(true, "", "en", ""),
                "",
                Optional.of("https://shop.example/cb?order=7"));
        Verification verified = new Verification(458_521, 1, order, Verification.Standing.QUEUED)
                .ended(new VerificationEnd(VerificationStatus.VERIFIED, Reason.PIN_MATCHED, true, 0, 200, 16), CREATED);
        CallbackRequest request = new CallbackParameters().compose(new Report(verified, CREATED, List::of));
        assertThat(request).isInstanceOf(CallbackRequest.Get.class);
        assertThat(request.url()).startsWith("https://shop.example/cb?order=7&");
        assertThat(Files.readString(Path.of("../docs/api/callbacks.md")))
                .contains("\nrequest = " + request.url().substring("https://shop.example".length()) + "\n");
    }
}
