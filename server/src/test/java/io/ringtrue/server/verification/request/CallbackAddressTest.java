package io.ringtrue.server.verification.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// URLs as customers give them. What begins like a scheme and is not exactly `http://` or `https://` is refused, as is
/// every other URL that can never work: a callback that goes nowhere loses a result.
class CallbackAddressTest {
    @ParameterizedTest
    @CsvSource({
        "example.com/cb,,https,https://example.com/cb",
        "example.com/cb,http,https,http://example.com/cb",
        "example.com/cb,,http,http://example.com/cb",
        "https://example.com/cb,http,http,https://example.com/cb",
        "http://example.com/cb,https,https,https://example.com/cb",
        "http://example.com/cb,,https,http://example.com/cb",
        "http://example.com/cb,http,https,http://example.com/cb",
        "HTTP://example.com/cb,https,http,https://example.com/cb",
        "Https://example.com/cb,,http,Https://example.com/cb",
        "example.com:8080/cb?x=1,http,https,http://example.com:8080/cb?x=1",
        "localhost:8080,,http,http://localhost:8080",
        "tts:8080/cb,,http,http://tts:8080/cb",
        "intranet/cb,,http,http://intranet/cb",
        "http.example/cb,,https,https://http.example/cb",
        "https.example:443,,https,https://https.example:443",
        "example.com/https://x,,https,https://example.com/https://x",
        "example.com?u=https://x:1/,,https,https://example.com?u=https://x:1/",
        "example.com//x,,https,https://example.com//x",
        "https://example.com:/,,https,https://example.com:/",
        "bücher.example/cb,,https,https://bücher.example/cb",
        "my_service.example:443/cb,,https,https://my_service.example:443/cb",
        "[2001:db8::1]:8080/cb,,http,http://[2001:db8::1]:8080/cb"
    })
    void completesTheSchemeAndSettlesContradictionsSafely(String given, String asked, String usual, String expected) {
        assertThat(CallbackAddress.of(given, Optional.ofNullable(asked), usual).url())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https//a.example/cb",
                "http//a.example",
                "https/a.example",
                "http/a.example",
                "htttp://a.example/",
                "htp://a.example/",
                "hhttps://a.example/",
                "httpss://a.example/",
                "ttps://a.example/",
                "hxxps://a.example/",
                "http:/a.example/",
                "http:a.example/",
                "https:",
                "https:///a.example/",
                "https:////a.example/",
                "http:\\\\a.example\\",
                "http.//a.example/",
                "http;//a.example/",
                "http：//a.example/",
                "h ttp://a.example/",
                "ftp://a.example/",
                "ftp:/a.example/",
                "ws://a.example/",
                "wss://a.example/",
                "file:///etc/passwd",
                "gopher://a.example/",
                "javascript:alert(1)",
                "mailto:a@a.example",
                "data:text/plain,x",
                "tel:+4930901820",
                "//a.example/",
                "://a.example/",
                "/cb",
                "https://https://a.example/",
                "https://http://a.example/",
                "http://https//a.example/",
                "http://https:/a.example/",
                "http://htttp//a.example/",
                "http://ftp://a.example/",
                "https://www.https://a.example/",
                "a.example://cb"
            })
    void refusesWhatOnlyBeginsLikeAScheme(String given) {
        refused(given);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "exa mple.com",
                "https://",
                "https:///x",
                "https://?x=1",
                "https://:443/",
                "%zz.com",
                "https://a..b/",
                "https://.a.example/",
                "https://-a.example/",
                "https://a.example:0/",
                "https://a.example:65536/",
                "https://a.example:-1/",
                "https://a.example:8o/",
                "https://a.example:80:80/",
                "https://user@a.example/",
                "https://user:pw@a.example/",
                "https://@a.example/",
                "https://a.example/#x",
                "https://a.example/?x=1#",
                "https://[::1/",
                "https://::1/",
                "https://[::1]x/",
                "https://[fe80::1%25eth0]/",
                "https://[fe80::1%eth0]/",
                "https://[zz::1]/",
                "https://a.example\\x",
                "https://a.exa\tmple/",
                "https://a.example/x y",
                "https://a.example/x\ny",
                "https://a.example/\u0000",
                "https://a%2eexample/",
                "https://a%00.example/",
                "https://a.example/%zz",
                "https://a.example/?q={x}",
                "https://<host>/",
                "https://{host}/"
            })
    void refusesWhatCanNeverWork(String given) {
        refused(given);
    }

    private static void refused(String given) {
        assertThatThrownBy(() -> CallbackAddress.of(given, Optional.empty(), "https"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("must .{5,}");
    }

    @ParameterizedTest
    @CsvSource({
        "EXAMPLE.com/cb, example.com",
        "example.com./cb, example.com",
        "BÜCHER.example, xn--bcher-kva.example",
        "My_Service.example:80/, my_service.example",
        "http://[::1]:80/, ::1"
    })
    void namesTheHostAsItIsLookedUp(String given, String host) {
        assertThat(CallbackAddress.of(given, Optional.empty(), "https").host()).isEqualTo(host);
    }
}
