package io.ringtrue.server.api.phonesverification;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.ApiFixture;
import io.ringtrue.server.api.fakes.RawHttp.Reply;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Numbers as machines write them, and texts that hold more than a number, where a call would be placed. Each
/// is read as the number it means or refused with code 4, never digit by digit. Covered: fractions,
/// exponents, a decimal comma, thousands, minus; extensions, second numbers, words; each as JSON number, JSON
/// text, form and query.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MachineNumbersTest {
    private static final String PATH = "/app/api/json/tts/reversepinverification";
    private static final String KEYS = "\"apikey\":\"sample-key\",\"apisecret\":\"sample-secret\"";
    private static final long FIXED_SEED = 20261128;
    private static final int MUTATIONS = 500;

    private ApiFixture api;

    @BeforeAll
    void start() {
        api = ApiFixture.start();
        api.account("sample-key", "sample-secret");
    }

    @AfterAll
    void stop() {
        api.close();
    }

    private Reply json(String number, String pin) {
        return api.http.send(
                "POST",
                PATH,
                "{" + KEYS + ",\"number\":" + number + ",\"pin\":" + pin + "}",
                "Content-Type: application/json");
    }

    private Reply form(String number) {
        String body = "apikey=sample-key&apisecret=sample-secret&pin=12345&number="
                + URLEncoder.encode(number, StandardCharsets.UTF_8);
        return api.http.send("POST", PATH, body, "Content-Type: application/x-www-form-urlencoded");
    }

    private Reply query(String number) {
        String query = "?apikey=sample-key&apisecret=sample-secret&pin=12345&number="
                + URLEncoder.encode(number, StandardCharsets.UTF_8);
        return api.http.send("POST", PATH + query, "");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4930901822.0   | 4930901822",
                "4930901822.00  | 4930901822",
                "1.20155501E10  | 12015550100",
                "1.20155501e+10 | 12015550100",
                "12015550100e0  | 12015550100",
                "4930901822     | 4930901822",
            })
    void callsTheWholeNumber(String written, String number) {
        String called = "\"PhoneNumber\":\"" + number + "\"";
        assertThat(json(written, "\"12345\"").body()).contains(called);
        assertThat(json('"' + written + '"', "12345.0").body()).contains(called);
        assertThat(form(written).body()).contains(called);
        assertThat(query(written).body()).contains(called);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"+4.930901822E9", "1,20155501E+10", "12015550100,0", "+49 30.901822", "'4930901822", "030/901820"
            })
    void callsWhatATextMeans(String written) {
        assertThat(form(written).body()).contains("\"Status\":0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"4930901822.5", "1.20155501", "1.20155501E7", "1.2E10", "-4930901822", "1E99", "1E-9", "0.5"})
    void callsNobodyForAnythingElse(String written) {
        refused(json(written, "12345"), "number");
        refused(json('"' + written + '"', "12345"), "number");
        refused(form(written), "number");
        refused(query(written), "number");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+49 30 901838 доб. 12",
                "+1 650 253 0000 (x136)",
                "+1 650 253 0000 / +1 650 253 0001",
                "+16502530000;ext=12",
                "+1 650 253 0000 home",
                "+1 650 253 0000 or 0001",
                "NaN",
                "0x2CC2A5F64"
            })
    void callsNobodyWhenMoreThanANumberIsWritten(String written) {
        refused(form(written), "number");
        refused(json('"' + written + '"', "12345"), "number");
    }

    @ParameterizedTest
    @ValueSource(strings = {"12.5", "-1234", "1.2E3", "0.1", "1e9"})
    void takesNoFractionForAPin(String pin) {
        refused(json("4930901822", pin), "pin");
        refused(json("4930901822", '"' + pin + '"'), "pin");
    }

    private static void refused(Reply reply, String field) {
        assertThat(reply.body()).contains("\"Status\":4", "Parameters Invalid: " + field);
    }

    @Test
    void neitherFailsNorTiresOfMutatedNumbers() {
        mutate(FIXED_SEED);
        mutate(new SecureRandom().nextLong());
    }

    private void mutate(long seed) {
        System.out.println("numbers that would be called, mutated: seed " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        List<String> inputs =
                List.of("4930901822.0", "1.20155501E10", "+49 30 901838 доб. 12", "+1 650 253 0000 (x136)");
        for (int i = 0; i < MUTATIONS; i++) {
            StringBuilder text = new StringBuilder(inputs.get(i % inputs.size()));
            int at = random.nextInt(text.length());
            String piece = List.of(".", "E", "+", "-", "x", "٣", "é", "9", "/", ";", " ")
                    .get(random.nextInt(11));
            if (random.nextBoolean()) text.insert(at, piece);
            else text.replace(at, at + 1, piece);
            assertThat(form(text.toString()).status()).as("seed %d", seed).isIn(200, 429);
        }
    }
}
