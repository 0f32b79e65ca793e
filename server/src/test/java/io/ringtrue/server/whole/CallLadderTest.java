package io.ringtrue.server.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The ladder of a whole verification, as its customer reads it, compared with the log of SIPp, which was
/// the far end.
@Timeout(300)
class CallLadderTest {
    private static final String NUMBER = "12015550123";

    @TempDir
    Path folder;

    @Test
    void isWhatTheFarEndSawOnTheClockOfTheTimeline() throws Exception {
        try (Receiver receiver = Receiver.open();
                Sipp sipp = Sipp.callee(folder.resolve("sipp"), "challenges-then-keys", 1);
                Installation installation = Installation.start(settings(sipp, receiver))) {
            Customer customer = installation.customer("10");
            long id = customer.verify(NUMBER, NUMBER.substring(5), receiver.url());
            Receiver.Callback callback = receiver.next(1).get(id);
            sipp.assertPlayedThrough();
            assertThat(callback.says("matched")).isEqualTo("true");

            List<JsonNode> calls = customer.calls(id);
            assertThat(calls).hasSize(1);
            JsonNode call = calls.getFirst();
            List<JsonNode> ladder = call.path("ladder").values().stream().toList();
            assertThat(lines(ladder)).isEqualTo(escaped(sipp.ladder()));
            assertThat(steps(ladder))
                    .startsWith(
                            "sent INVITE",
                            "received 407",
                            "sent ACK",
                            "sent INVITE",
                            "received 180",
                            "received 200",
                            "sent ACK",
                            "received INFO",
                            "sent 200")
                    .endsWith("sent BYE", "received 200");
            assertThat(ladder.stream().map(each -> Instant.parse(each.path("at").asString())))
                    .isSorted()
                    .doesNotHaveDuplicates();
            assertThat(call.toString()).doesNotContain("correct horse", "Digest", "nonce");

            JsonNode media = call.path("media");
            assertThat(media.path("codec").asString()).isEqualTo("PCMU");
            assertThat(media.path("keys").path("info").asInt()).isGreaterThanOrEqualTo(6);
            assertThat(media.path("sent").path("packets").asLong()).isPositive();
            assertThat(media.path("received").path("packets").asLong())
                    .as("SIPp sends no voice")
                    .isZero();
            assertThat(media.path("firstPacketMillis").isNull()).isTrue();
            assertThat(media.path("spoken")).isNotEmpty();

            assertThat(call.path("answerMillis").asDouble())
                    .isGreaterThan(call.path("ringingMillis").asDouble());
            assertSameClock(customer.verification(id), ladder);
        }
    }

    /// Words and wire are shown row by row, so they must not be apart by more than it takes to record them.
    private static void assertSameClock(JsonNode verification, List<JsonNode> ladder) {
        Instant inWords = time(verification.path("timeline").values().stream()
                .filter(event -> event.path("event").asString().equals("answered")));
        Instant onTheWire = time(ladder.stream()
                .filter(message -> message.path("line").asString().equals("SIP/2.0 200 OK")
                        && message.path("cseq").asString().equals("2 INVITE")));
        assertThat(inWords).isBetween(onTheWire.minusMillis(5), onTheWire.plusMillis(500));
    }

    private static Instant time(Stream<JsonNode> events) {
        return Instant.parse(events.findFirst().orElseThrow().path("at").asString());
    }

    private static List<String> lines(List<JsonNode> ladder) {
        return ladder.stream()
                .map(message -> String.join(
                        " ",
                        message.path("direction").asString(),
                        message.path("line").asString(),
                        message.path("cseq").asString()))
                .toList();
    }

    private static List<String> steps(List<JsonNode> ladder) {
        return lines(ladder).stream()
                .map(line -> line.replace("SIP/2.0 ", "").split(" "))
                .map(words -> words[0] + " " + words[1])
                .toList();
    }

    /// The reason phrase of the 407 has a character that turns text around.
    private static List<String> escaped(List<String> log) {
        assertThat(log.get(1)).contains("\u202e", "<script>");
        return log.stream().map(line -> line.replace("\u202e", "\\u202e")).toList();
    }

    private Map<String, Object> settings(Sipp sipp, Receiver receiver) {
        Map<String, Object> settings = Installation.settings(folder.resolve("data"), sipp.port(), receiver);
        settings.put("ringtrue.trunks.other.username", "trunk");
        settings.put("ringtrue.trunks.other.password", "correct horse");
        return settings;
    }
}
