package io.ringtrue.server.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ringtrue.server.speech.Ear;
import io.ringtrue.telephony.audio.Level;
import io.ringtrue.telephony.audio.Wave;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// An independent telephone and an independent ear: what the callee of a whole verification really hears.
@Timeout(300)
class BaresipEarTest {
    private static final String NUMBER = "12015550123";
    private static final String PIN = "4071";
    private static final String EXPECTED = String.join(
            " | ",
            "hello",
            "this is a call from (acme bank | apple store | river shop)",
            "your pin is",
            "zero | one | two | three | four | five | six | seven | eight | nine",
            "please enter it now using the keypad of your phone",
            "press star to hear this again",
            "thank you your number is verified goodbye");

    @TempDir
    Path folder;

    @Test
    void hearsTheBrandAndThePinAtTheLevelOfSpeech() throws Exception {
        try (Receiver receiver = Receiver.open();
                Baresip phone = Baresip.start(folder.resolve("phone"), "+" + NUMBER);
                Installation installation = Installation.start(settings(phone, receiver))) {
            Customer customer = installation.customer("1");
            long id = customer.verify(NUMBER, PIN, receiver.url());
            // Nothing was keyed, so it is said again: by then the whole prompt was heard.
            awaitSecondPrompt(customer, id);
            phone.key(PIN);
            assertThat(receiver.next().says("status")).isEqualTo("Delivered - PIN Verified");
            phone.await("terminated");

            Wave heard = phone.heard();
            assertThat(Level.activeSpeech(heard.samples())).isCloseTo(-19, within(2.0));
            assertThat(Ear.expecting("(" + EXPECTED + ")+").hear(heard))
                    .containsPattern("call from acme bank.*your pin is four zero seven one.*press star")
                    .contains("your number is verified");
        }
    }

    /// The prompt once instead of twice, and little patience after it.
    private Map<String, Object> settings(Baresip phone, Receiver receiver) {
        Map<String, Object> settings = Installation.settings(folder.resolve("data"), phone.port(), receiver);
        settings.put("ringtrue.verification.prompt-repeats", 1);
        settings.put("ringtrue.verification.first-digit-timeout", "1s");
        return settings;
    }

    private static void awaitSecondPrompt(Customer customer, long id) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        JsonNode verification = customer.verification(id);
        while (prompts(verification) < 2) {
            assertThat(System.nanoTime())
                    .as("the story so far: %s", verification)
                    .isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            verification = customer.verification(id);
        }
    }

    private static long prompts(JsonNode verification) {
        return verification.path("timeline").values().stream()
                .filter(event -> event.path("event").asString().equals("speaking"))
                .count();
    }
}
