package io.ringtrue.server.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.ApiFixture;
import io.ringtrue.server.api.fakes.RawHttp;
import io.ringtrue.server.api.fakes.RawHttp.Reply;
import java.net.URLEncoder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A callback URL that can never work is refused wherever one is given: with a request of either kind, and in
/// an account's settings. Good ones are accepted at the same places.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LostCallbackTest {
    private static final String BASIC = RawHttp.basic("lost-key", "lost-secret");
    private static final String ADMIN = "Authorization: Bearer " + ApiFixture.ADMIN_TOKEN;
    private static final String FORM = "Content-Type: application/x-www-form-urlencoded";
    private static final String JSON = "Content-Type: application/json";

    private ApiFixture api;
    private long account;

    @BeforeAll
    void start() {
        api = ApiFixture.start();
        account = api.account("lost-key", "lost-secret", "100", settings -> settings)
                .account()
                .id();
    }

    @AfterAll
    void stop() {
        api.close();
    }

    private Reply asked(String url) {
        String form = "apikey=lost-key&apisecret=lost-secret&number=148485454545&pin=1&callbackurl="
                + URLEncoder.encode(url, UTF_8);
        return api.http.send("POST", "/app/api/json/tts/reversepinverification", form, FORM);
    }

    private Reply started(String url) {
        String json = "{\"number\":\"+12015550123\",\"callbackUrl\":\"" + url + "\"}";
        return api.http.send("POST", "/v1/verifications", json, BASIC, JSON);
    }

    private Reply created(String url) {
        String json = "{\"name\":\"Lost\",\"announcePin\":false,\"callbackUrl\":\"" + url + "\"}";
        return api.http.send("POST", "/v1/admin/accounts", json, ADMIN, JSON);
    }

    private Reply changed(String url) {
        return api.http.send(
                "PATCH", "/v1/admin/accounts/" + account, "{\"callbackUrl\":\"" + url + "\"}", ADMIN, JSON);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https//a.example/cb",
                "htttp://a.example/",
                "ftp://a.example/",
                "https://https://a.example/",
                "https://a.example/?%72equestid=1",
                "https://a.example/?Status=1",
                "https://user@a.example/",
                "https://a.example/#x",
                "https://a.example:0/",
                "https://a..example/",
                "https://[::1/"
            })
    void refusesAUrlThatCanNeverWork(String url) {
        assertThat(asked(url).body())
                .contains("Parameters Invalid: callbackurl must ")
                .endsWith("\"Status\":4}");
        for (Reply reply : new Reply[] {started(url), created(url), changed(url)}) {
            assertThat(reply.status()).as(reply.body()).isEqualTo(422);
            assertThat(reply.body()).contains("\"field\":\"callbackUrl\",\"rule\":\"must ");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://bücher.example/",
                "http://my_service.example/cb?a=1",
                "my_service.example:443",
                "HTTPS://a.example/"
            })
    void acceptsUnusualUrlsThatWork(String url) {
        assertThat(asked(url).body()).endsWith("\"Status\":0}");
        assertThat(started(url).status()).isEqualTo(201);
        assertThat(created(url).status()).isEqualTo(201);
        assertThat(changed(url).status()).isEqualTo(200);
        changed("");
    }
}
