package io.ringtrue.server.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackAddressTest {
    @ParameterizedTest
    @CsvSource({
        "example.com/cb,https,https://example.com/cb",
        "example.com/cb,http,http://example.com/cb",
        "https://example.com/cb,http,https://example.com/cb",
        "http://example.com/cb,https,https://example.com/cb",
        "http://example.com/cb,http,http://example.com/cb",
        "example.com:8080/cb?x=1,http,http://example.com:8080/cb?x=1"
    })
    void completesTheSchemeAndPrefersTheSaferOne(String given, String type, String expected) {
        assertThat(CallbackAddress.of(given, type).url()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/path", "exa mple.com", "https://", "https:///x", "%zz.com"})
    void refusesWhatNamesNoHost(String given) {
        assertThatThrownBy(() -> CallbackAddress.of(given, "https")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"EXAMPLE.com/cb,example.com"})
    void tellsTheHostInLowerCase(String given, String host) {
        assertThat(CallbackAddress.of(given, "https").host()).isEqualTo(host);
    }
}
