package io.ringtrue.server.live.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtrue.server.live.SourceSecret;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpQueryTest {
    private static final SourceSecret SECRET = new SourceSecret("hush hush");

    private static HttpQuery query(String url, Map<String, Template> headers, SourceSecret secret) {
        return new HttpQuery(new Template(url), headers, Optional.empty(), secret);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "provider.example/{e164}",
                "ftp://provider.example/{e164}",
                "file:///etc/passwd",
                "http:///{e164}",
                "http://{national}.example/",
                "http://user:pass@provider.example/{e164}",
                "http://provider.example/{number}",
                "http://provider.example/a b",
                "https://{secret}/"
            })
    void refusesAUrlThatIsNone(String url) {
        assertThatThrownBy(() -> query(url, Map.of(), SourceSecret.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("url: must be http:// or https:// with a fixed host")
                .hasNoCause();
    }

    @Test
    void namesTheHostItGoesTo() {
        assertThat(query("https://api.provider.example:8443/{e164}", Map.of(), SourceSecret.NONE)
                        .sampleTarget()
                        .host())
                .isEqualTo("api.provider.example");
        assertThat(query("http://[::1]:8080/{e164}", Map.of(), SourceSecret.NONE)
                        .sampleTarget()
                        .host())
                .isEqualTo("::1");
    }

    @Test
    void refusesAUrlThatCannotBeSent() {
        assertThatThrownBy(() -> query("https://a.example/{e164}#top", Map.of(), SourceSecret.NONE))
                .hasMessage("url: must not have a fragment (#…)");
        assertThatThrownBy(() -> query("https://a.example:99999/{e164}", Map.of(), SourceSecret.NONE))
                .hasMessage("url: must have a port from 1 to 65535");
    }

    /// They would say where the request goes or where it ends.
    @ParameterizedTest
    @ValueSource(
            strings = {"Connection", "content-length", "Expect", "TE", "Transfer-Encoding", "Upgrade", "a b", "", "X:"})
    void refusesAHeaderOfTheConnection(String name) {
        assertThatThrownBy(() -> query("https://a.example/", Map.of(name, new Template("chunked")), SourceSecret.NONE))
                .hasMessage("headers." + name + ": is no header that can be set");
    }

    @Test
    void refusesAPlaceForASecretThatIsMissing() {
        assertThatThrownBy(() -> query("https://a.example/?k={secret}", Map.of(), SourceSecret.NONE))
                .hasMessageStartingWith("secret: ");
    }

    @Test
    void refusesASecretThatGoesNowhere() {
        assertThatThrownBy(() -> query("https://a.example/", Map.of(), SECRET))
                .hasMessageStartingWith("secret: ")
                .hasMessageNotContaining("hush");
    }

    @Test
    void refusesAHeaderThatCannotBeSet() {
        assertThatThrownBy(() -> query("https://a.example/", Map.of("Host", new Template("{secret}")), SECRET))
                .hasMessage("headers.Host: is no header that can be set")
                .hasNoCause();
        SourceSecret broken = new SourceSecret("hush\r\nX-Other: 1");
        assertThatThrownBy(() -> query("https://a.example/", Map.of("X-Key", new Template("{secret}")), broken))
                .hasMessage("headers.X-Key: is no header that can be set");
    }
}
