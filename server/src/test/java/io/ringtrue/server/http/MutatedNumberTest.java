package io.ringtrue.server.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.ApiFixture;
import io.ringtrue.server.accounts.AccountSettings.Validation;
import io.ringtrue.server.api.fakes.RawHttp;
import io.ringtrue.server.api.fakes.RawHttp.Reply;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.json.JsonMapper;

/// 5,000 mutations of each odd number at each door that accepts one: both dialects and two routes of our own
/// API. Half of them come from a fixed seed, half from a fresh one, which is printed. Each is sent as a JSON
/// string or as it stands. None may cause an exception, a 5xx, an answer later than a second or a line in the
/// log, and the next good number is read correctly.
///
/// The requests go straight to the server's filters and handlers, without a socket: numbers are read there.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(OutputCaptureExtension.class)
class MutatedNumberTest {
    private static final int HALF = 2_500;
    private static final Duration SLOW = Duration.ofSeconds(1);
    private static final long FIXED = 20_261_128;
    private static final long FRESH = new SecureRandom().nextLong();
    private static final String JSON = "Content-Type: application/json";
    private static final String BASIC = RawHttp.basic("mutant-key", "mutant-secret");
    private static final String GOOD = "12015106000";
    private static final List<String> INPUTS = List.of(
            "4930901822.0",
            "1.20155501E10",
            "201-555-0100 x12",
            "+49 30 901838 \u0434\u043E\u0431. 12",
            "201-555-0100 / 201-555-0101",
            "0113 496 0123",
            "tel:2079460958;phone-context=+44",
            "=\"2015550100\"");
    private static final List<String> PIECES = List.of(
            ".",
            ",",
            ",,",
            "E",
            "e+",
            "-",
            "+",
            "x",
            ";ext=",
            "#",
            "/",
            "(",
            ")",
            "'",
            "\"",
            "\\",
            " ",
            "\n",
            "\t",
            "\u0000",
            "\u0663",
            "\u00E9",
            "\u5185\u7DDA",
            "\uD83D",
            "\uDE00",
            "00",
            "1e999999999",
            "\u200F",
            "\u2022",
            "%",
            "&",
            "{",
            "]");

    /// A place that accepts a number.
    private enum Door {
        VERIFICATION {
            @Override
            Reply send(ApiFixture api, String json) {
                return post(
                        api,
                        "/app/api/json/tts/reversepinverification?apikey=mutant-key&apisecret=mutant-secret",
                        "{\"pin\":\"12345\",\"number\":" + json + "}",
                        JSON);
            }
        },
        GATEWAY {
            @Override
            Reply send(ApiFixture api, String json) {
                return post(
                        api,
                        "/process/comprehensive/gateway",
                        "{\"user\":\"mutant\",\"pass\":\"example_password\",\"service\":\"PhoneMatch5.0.Validate\","
                                + "\"target\":{\"phone\":" + json + "}}",
                        JSON);
            }
        },
        OWN_VERIFICATION {
            @Override
            Reply send(ApiFixture api, String json) {
                return post(api, "/v1/verifications", "{\"number\":" + json + "}", JSON, BASIC);
            }
        },
        OWN_NUMBER {
            @Override
            Reply send(ApiFixture api, String json) {
                String path = "/v1/numbers?number=" + UriUtils.encode(json, UTF_8);
                return api.direct.send("GET", path, new byte[0], BASIC);
            }
        };

        abstract Reply send(ApiFixture api, String json);

        private static Reply post(ApiFixture api, String path, String body, String... headers) {
            return api.direct.send("POST", path, body.getBytes(UTF_8), headers);
        }
    }

    private ApiFixture api;

    @BeforeAll
    void start() {
        api = ApiFixture.start();
        api.account("mutant-key", "mutant-secret", "100000", settings -> settings);
        api.user("mutant", "example_password", Validation.STANDARD);
    }

    @AfterAll
    void stop() {
        api.close();
    }

    @ParameterizedTest
    @EnumSource(Door.class)
    void answersEveryMutation(Door door, CapturedOutput log) {
        System.out.println("mutated numbers: fresh seed " + FRESH);
        int before = log.getAll().length();
        for (long seed : new long[] {FIXED, FRESH}) {
            SplittableRandom random = new SplittableRandom(seed);
            for (String input : INPUTS) {
                for (int i = 0; i < HALF; i++) {
                    String text = mutated(input, random);
                    answer(
                            door,
                            random.nextBoolean() ? text : JsonMapper.shared().writeValueAsString(text),
                            seed);
                }
                // Without limits, or the later requests would be refused unread.
                api.clock.tick(Duration.ofMinutes(2));
                assertThat(door.send(api, "\"" + GOOD + "\"").body()).contains(GOOD.substring(1));
            }
        }
        assertThat(log.getAll().substring(before)).isEmpty();
    }

    private void answer(Door door, String json, long seed) {
        Duration took = timed(door, json, seed);
        // The machine may have been busy: a request that is really slow is slow again.
        if (took.compareTo(SLOW) >= 0) took = timed(door, json, seed);
        assertThat(took).as("seed %d: %s", seed, json).isLessThan(SLOW);
    }

    private Duration timed(Door door, String json, long seed) {
        long start = System.nanoTime();
        Reply reply = door.send(api, json);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        assertThat(reply.status()).as("seed %d: %s", seed, json).isBetween(200, 499);
        return took;
    }

    private static String mutated(String input, SplittableRandom random) {
        StringBuilder text = new StringBuilder(input);
        for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
            int at = random.nextInt(text.length() + 1);
            int to = Math.min(text.length(), at + random.nextInt(4));
            String piece = PIECES.get(random.nextInt(PIECES.size()));
            switch (random.nextInt(4)) {
                case 0 -> text.delete(at, to);
                case 1 -> text.insert(at, piece.repeat(1 + random.nextInt(3)));
                case 2 -> text.insert(at, text.substring(at, to));
                default -> text.replace(at, to, piece);
            }
        }
        return text.toString();
    }
}
