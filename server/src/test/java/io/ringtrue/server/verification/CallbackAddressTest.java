package io.ringtrue.server.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
        "example.com:8080/cb?x=1,http,https,http://example.com:8080/cb?x=1"
    })
    void completesTheSchemeAndSettlesContradictionsSafely(String given, String asked, String usual, String expected) {
        assertThat(CallbackAddress.of(given, Optional.ofNullable(asked), usual).url())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/path", "exa mple.com", "https://", "https:///x", "%zz.com"})
    void refusesWhatNamesNoHost(String given) {
        assertThatThrownBy(() -> CallbackAddress.of(given, Optional.empty(), "https"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tellsTheHostInLowerCase() {
        assertThat(CallbackAddress.of("EXAMPLE.com/cb", Optional.empty(), "https")
                        .host())
                .isEqualTo("example.com");
    }
}
