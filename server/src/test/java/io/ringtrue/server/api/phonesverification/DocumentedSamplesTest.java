package io.ringtrue.server.api.phonesverification;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.ApiFixture;
import io.ringtrue.server.api.fakes.RawHttp.Reply;
import io.ringtrue.server.guard.Limit;
import io.ringtrue.server.ledger.Money;
import io.ringtrue.server.verification.Admitted;
import io.ringtrue.server.verification.Finish;
import io.ringtrue.server.verification.Reason;
import io.ringtrue.server.verification.VerificationStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Sends every request of docs/api/phonesverification.md through a real socket and compares what comes back byte for
/// byte. A comment `before: …` in the page says what has to happen first.
class DocumentedSamplesTest {
    private static final Path PAGE = Path.of("../docs/api/phonesverification.md");
    private static final Pattern PIECE = Pattern.compile("<!-- before: (.*?) -->|```http\n(.*?)\n```", Pattern.DOTALL);
    private static final int FEWEST_SAMPLES = 27;

    private record Sample(Optional<String> before, String request, String answer) {}

    @Test
    void answersEverySampleByteForByte() throws IOException {
        List<Sample> samples = samples(Files.readString(PAGE));
        assertThat(samples).hasSizeGreaterThanOrEqualTo(FEWEST_SAMPLES);
        try (ApiFixture api = ApiFixture.start()) {
            api.account("qd4cr4gd", "87548754");
            api.account("poor-account", "87548754", "0", settings -> settings);
            api.account("rich-account", "87548754", "0.7035", settings -> settings);
            for (Sample sample : samples) {
                sample.before().ifPresent(what -> prepare(api, what));
                compare(sample, send(api, sample.request()));
            }
        }
    }

    private static List<Sample> samples(String page) {
        List<Sample> samples = new ArrayList<>();
        Optional<String> before = Optional.empty();
        Optional<String> request = Optional.empty();
        Matcher pieces = PIECE.matcher(page);
        while (pieces.find()) {
            if (pieces.group(1) != null) {
                before = Optional.of(pieces.group(1));
            } else if (request.isEmpty()) {
                request = Optional.of(pieces.group(2));
            } else {
                samples.add(new Sample(before, request.get(), pieces.group(2)));
                before = Optional.empty();
                request = Optional.empty();
            }
        }
        assertThat(request).as("a request without an answer").isEmpty();
        return samples;
    }

    private static void prepare(ApiFixture api, String what) {
        switch (what) {
            case "verified 458521" ->
                api.verifications.finish(new Finish(
                        458_521,
                        0,
                        VerificationStatus.VERIFIED,
                        Reason.PIN_MATCHED,
                        true,
                        Money.of("0.015"),
                        0,
                        200,
                        16,
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

    private static Reply send(ApiFixture api, String request) {
        String[] parts = request.split("\n\n", 2);
        String[] head = parts[0].strip().split("\n");
        String[] line = head[0].split(" ");
        String[] headers = List.of(head).subList(1, head.length).toArray(String[]::new);
        return api.http.send(line[0], line[1], parts.length == 2 ? parts[1].strip() : "", headers);
    }

    private static void compare(Sample sample, Reply reply) {
        String[] parts = sample.answer().split("\n\n", 2);
        String[] head = parts[0].split("\n");
        assertThat(reply.body()).as(sample.request()).isEqualTo(parts[1]);
        assertThat("HTTP/1.1 " + reply.status()).as(sample.request()).isEqualTo(head[0]);
        for (String header : List.of(head).subList(1, head.length)) {
            String[] pair = header.split(": ", 2);
            assertThat(reply.header(pair[0])).as(sample.request()).isEqualTo(pair[1]);
        }
    }
}
