package io.ringtrue.telephony.sip.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Parameters of header fields (RFC 3261 §25.1 `generic-param`, with spaces around each separator as `SEMI`
/// and `EQUAL` allow).
class ParamsTest {
    private static String written(Params params) {
        StringBuilder out = new StringBuilder();
        params.write(out);
        return out.toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | ``",
                "` \t` | ``",
                ";a | ;a",
                ";a=1;b=2 | ;a=1;b=2",
                " ; a = 1 ;\tb\t=\t2\t | ;a=1;b=2",
                ";a=\"x;y=z\";b | ;a=\"x;y=z\";b",
                ";a=\"x\\\"y;\" ;b=c | ;a=\"x\\\"y;\";b=c",
                ";a=[::1];b=1.2.3.4:5 | ;a=[::1];b=1.2.3.4:5",
                ";a=\"\" | ;a=\"\"",
                ";a=b=c | ;a=b=c",
            })
    void readsAndWritesThemInTheirOrder(String text, String plain) {
        assertThat(written(Objects.requireNonNull(Params.read(text, 0)))).isEqualTo(plain);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                ";",
                ";;a",
                ";a;",
                ";=1",
                ";a=",
                ";a= ;b",
                ";a=\"x",
                ";a=\"x\\\"",
                ";a b",
                ";a=1 2",
                ";a=\"x\"y",
                ";ä=1",
                ";a,b"
            })
    void refusesWhatBreaksTheGrammar(String text) {
        assertThat(Params.read(text, 0)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "; | ``",
                ";;a;;b=1; | ;a;b=1",
                ";=1;a=2 | ;a=2",
                ";a=\"x;b=1 | ;b=1",
                ";a=;b=1 | ;a=;b=1",
                ";a b=1;c=2 | ;a;c=2",
                ";ä=1;b=2 | ;b=2",
                "noise;b=2 | ;noise;b=2",
                ";a=1 2;b=3 | ;a=1;b=3",
            })
    void salvagesWhatItCan(String text, String plain) {
        assertThat(Params.read(text, 0)).as("nothing to salvage").isNull();
        assertThat(written(Params.salvage(text, 0))).isEqualTo(plain);
    }

    @Test
    void aParameterWithoutAValueIsThereAndEmpty() {
        Params params = Objects.requireNonNull(Params.read(";rport;branch=x;Tag=y", 0));
        assertThat(params.has("RPORT")).isTrue();
        assertThat(params.value("rport")).isEmpty();
        assertThat(params.value("BRANCH")).isEqualTo("x");
        assertThat(params.value("tag")).isEqualTo("y");
        assertThat(params.has("received")).isFalse();
        assertThat(params.value("received")).isNull();
        assertThat(params.has("x")).as("a value is no name").isFalse();
    }

    @Test
    void ofTwoWithOneNameTheFirstCounts() {
        assertThat(Objects.requireNonNull(Params.read(";a=1;A=2", 0)).value("a"))
                .isEqualTo("1");
    }

    @Test
    void settingOneLeavesTheOriginalAsItWas() {
        Params params = Objects.requireNonNull(Params.read(";a;B=2;c=3", 0));
        assertThat(written(params.with("b", "9"))).isEqualTo(";a;B=9;c=3");
        assertThat(written(params.with("d", "4"))).isEqualTo(";a;B=2;c=3;d=4");
        assertThat(written(params.with("a", "1"))).isEqualTo(";a=1;B=2;c=3");
        assertThat(written(params)).isEqualTo(";a;B=2;c=3");
    }
}
