package io.ringtrue.server.accounts.guesses;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallerPlaceTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1, true, true",
        "192.0.2.1, 192.0.2.2, false, true",
        "192.0.2.1, 192.0.3.1, false, false",
        "192.0.2.1, ::ffff:192.0.2.1, true, true",
        "2001:db8:1:2::1, 2001:db8:1:2:ffff:ffff:ffff:ffff, true, true",
        "2001:db8:1:2::1, 2001:db8:1:3::1, false, true",
        "2001:db8:1:2::1, 2001:db8:2:2::1, false, false",
        "2001:db8:1:2::1, 32.1.13.184, false, false",
        "unknown, unknown, true, true",
        "unknown, other, false, false",
    })
    void takesForOneCallerWhoHasOneAddress(String one, String other, boolean sameAddress, boolean sameNetwork) {
        CallerPlace here = CallerPlace.of(one);
        CallerPlace there = CallerPlace.of(other);
        assertThat(here.address().equals(there.address())).isEqualTo(sameAddress);
        assertThat(here.network().equals(there.network())).isEqualTo(sameNetwork);
    }
}
