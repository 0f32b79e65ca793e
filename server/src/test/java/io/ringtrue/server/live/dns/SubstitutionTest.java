package io.ringtrue.server.live.dns;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubstitutionTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "!^.*$!tel:+1!~tel:+1",
                "!^(.*)$!tel:\\1!~tel:+12015106000",
                "!^\\+1(...)(.*)$!tel:+1-\\1-\\2!~tel:+1-201-5106000",
                "/^.*$/tel:a\\/b/~tel:a/b",
                "!^.*$!a\\\\b!~a\\b",
                "!^(X)?.*$!<\\1\\9>!~<>",
                "!^\\+1(20[1-4]|212)([0-9]{6,7})$!tel:\\1-\\2!~tel:201-5106000",
                "!^\\+.*$!tel:x!i~tel:x"
            })
    void replacesTheWholeNumber(String expression, String result) {
        assertThat(Substitution.parse(expression).orElseThrow().apply("+12015106000"))
                .contains(result);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "!", "!!", "!a!b", "1a1b1", "\\a\\b\\", "!(.)\\1!b!", "!(!b!", "!a{99999999999}!b!"})
    void refusesWhatIsNoSubstitution(String expression) {
        assertThat(Substitution.parse(expression)).isEmpty();
    }

    @Test
    void doesNotApplyToPartOfTheNumber() {
        assertThat(Substitution.parse("!^\\+1!tel:x!").orElseThrow().apply("+12015106000"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "!^(((.*)*)*)*x$!a!",
                "!^(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)x$!a!",
                "!^(\\+|[0-9]+)+[0-9]+[0-9]+[0-9]+[0-9]+[0-9]+[0-9]+[0-9]+[0-9]+[0-9]+[0-9]+x$!a!",
                "!^(.?.?.?.?.?.?.?.?.?.?.?.?.?.?.?.?)*(.?.?.?.?.?.?.?.?.?.?.?.?.?.?.?.?)*x$!a!",
                // at the number's end nothing more is looked at
                "!^.*(?:(?:(?:(?:x?){999}+){999}+){999}+){999}+x$!a!",
                "!^.*(?:(?:(?:(?:(?:x?){15}+){15}+){15}+){15}+){15}+x$!a!",
                "!^.*()?()?()?()?()?()?()?()?()?()?()?()?()?()?()?()?()?()?()?()?()?()?()?()?()?()?()?()?()?()?x$!a!",
                "!^.*(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)x$!a!",
                "!^.*()?()?()?()?()?()?()?()?()?()?()?x$!a!"
            })
    void endsWhateverTheExpression(String expression) {
        assertThat(Substitution.parse(expression).flatMap(each -> each.apply("+999999999999999")))
                .isEmpty();
    }
}
