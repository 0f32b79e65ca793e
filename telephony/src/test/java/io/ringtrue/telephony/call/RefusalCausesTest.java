package io.ringtrue.telephony.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The whole table: the status, whether it rang, the cause, and whether the next trunk is tried when nothing
/// rang.
class RefusalCausesTest {
    @ParameterizedTest
    @CsvSource({
        "300, false, TRUNK_FAULT, false",
        "302, true, TRUNK_FAULT, false",
        "400, false, TRUNK_FAULT, false",
        "401, false, TRUNK_FAULT, false",
        "402, false, TRUNK_FAULT, false",
        "403, false, TRUNK_FAULT, false",
        "403, true, REJECTED, false",
        "404, false, INVALID_NUMBER, false",
        "404, true, INVALID_NUMBER, false",
        "405, false, TRUNK_FAULT, false",
        "406, false, TRUNK_FAULT, false",
        "407, false, TRUNK_FAULT, false",
        "408, false, TRUNK_FAULT, true",
        "408, true, NO_ANSWER, true",
        "410, false, INVALID_NUMBER, false",
        "415, false, TRUNK_FAULT, false",
        "416, false, TRUNK_FAULT, false",
        "420, false, TRUNK_FAULT, false",
        "480, false, NO_ANSWER, false",
        "480, true, NO_ANSWER, false",
        "481, false, TRUNK_FAULT, false",
        "482, false, TRUNK_FAULT, false",
        "483, false, TRUNK_FAULT, false",
        "484, false, INVALID_NUMBER, false",
        "485, false, TRUNK_FAULT, false",
        "486, false, BUSY, false",
        "486, true, BUSY, false",
        "487, false, TRUNK_FAULT, false",
        "487, true, NO_ANSWER, false",
        "488, false, TRUNK_FAULT, false",
        "491, false, TRUNK_FAULT, false",
        "500, false, TRUNK_FAULT, true",
        "500, true, TRUNK_FAULT, true",
        "501, false, TRUNK_FAULT, true",
        "502, false, TRUNK_FAULT, true",
        "503, false, TRUNK_FAULT, true",
        "504, false, TRUNK_FAULT, true",
        "580, false, TRUNK_FAULT, true",
        "599, false, TRUNK_FAULT, true",
        "600, false, BUSY, false",
        "600, true, BUSY, false",
        "603, false, REJECTED, false",
        "603, true, REJECTED, false",
        "604, false, INVALID_NUMBER, false",
        "606, false, TRUNK_FAULT, false",
        "607, true, REJECTED, false",
        "608, true, REJECTED, false",
        "699, false, TRUNK_FAULT, false",
    })
    void saysWhatAStatusMeans(int status, boolean rang, CallRefused.Cause cause, boolean nextTrunk) {
        assertThat(RefusalCauses.of(status, rang)).isEqualTo(cause);
        assertThat(RefusalCauses.isTrunkToBlame(status)).isEqualTo(nextTrunk);
    }
}
