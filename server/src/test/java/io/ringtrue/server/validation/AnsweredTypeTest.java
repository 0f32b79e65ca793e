package io.ringtrue.server.validation;

import static io.ringtrue.server.validation.PhoneLineType.LANDLINE;
import static io.ringtrue.server.validation.PhoneLineType.MOBILE;
import static io.ringtrue.server.validation.PhoneLineType.OTHER;
import static io.ringtrue.server.validation.PhoneLineType.PREMIUM;
import static io.ringtrue.server.validation.PhoneLineType.VOIP;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.numbers.CompiledNumbers;
import io.ringtrue.numbers.NumberReport;
import io.ringtrue.numbers.ReadingRules;
import io.ringtrue.numbers.plan.Basis.Confidence;
import io.ringtrue.numbers.plan.LineType;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AnsweredTypeTest {
    private static final NumberReport SOME =
            CompiledNumbers.load().describe("2015106000", ReadingRules.NORTH_AMERICA_FIRST);

    private static AnsweredType of(LineType type, Confidence confidence) {
        return AnsweredType.of(type, confidence, MOBILE);
    }

    @ParameterizedTest
    @CsvSource({
        "FIXED_LINE, Landline",
        "MOBILE, Mobile",
        "TOLL_FREE, TollFree",
        "PREMIUM_RATE, Premium",
        "SHARED_COST, Other",
        "VOIP, VOIP",
        "PERSONAL, Other",
        "PAGER, Other",
        "UAN, Other",
        "VOICEMAIL, Voicemail",
        "UNKNOWN, Other"
    })
    void saysEveryLineTypeInTheVendorsWords(LineType type, String word) {
        AnsweredType answered = of(type, Confidence.HIGH);
        assertThat(answered.shown().word()).isEqualTo(word);
        assertThat(answered.possible()).containsExactly(answered.shown());
    }

    @ParameterizedTest
    @EnumSource(names = {"MOBILE", "LANDLINE", "OTHER"})
    void showsWhatTheInstallationChoseWhereThePlanCannotTell(PhoneLineType chosen) {
        AnsweredType answered = AnsweredType.of(SOME, chosen);
        assertThat(answered.shown()).isEqualTo(chosen);
        assertThat(answered.possible()).containsExactlyInAnyOrder(MOBILE, LANDLINE);
    }

    @Test
    void excludesAnAmbiguousNumberOnlyWhenEveryTypeItCouldBeIs() {
        AnsweredType answered = AnsweredType.of(SOME, MOBILE);
        assertThat(answered.isExcludedBy(Set.of(MOBILE))).isFalse();
        assertThat(answered.isExcludedBy(Set.of(LANDLINE, VOIP))).isFalse();
        assertThat(answered.isExcludedBy(Set.of(MOBILE, LANDLINE))).isTrue();
        assertThat(AnsweredType.of(SOME, OTHER).isExcludedBy(Set.of(OTHER))).isFalse();
    }

    @Test
    void neverExcludesByAGuess() {
        AnsweredType guessed = of(LineType.VOIP, Confidence.LOW);
        assertThat(guessed.shown()).isEqualTo(VOIP);
        assertThat(guessed.isExcludedBy(Set.of(VOIP))).isFalse();
        assertThat(guessed.isExcludedBy(Set.of(VOIP, MOBILE, LANDLINE))).isTrue();
        assertThat(of(LineType.VOIP, Confidence.HIGH).isExcludedBy(Set.of(VOIP)))
                .isTrue();
    }

    @Test
    void excludesNothingWithoutAList() {
        assertThat(of(LineType.VOIP, Confidence.HIGH).isExcludedBy(Set.of())).isFalse();
    }

    @Test
    void readsWordsInAnyCase() {
        assertThat(PhoneLineType.named("premium")).contains(PREMIUM);
        assertThat(PhoneLineType.named("TOLLFREE")).contains(PhoneLineType.TOLL_FREE);
        assertThat(PhoneLineType.named("fax")).isEmpty();
        assertThat(PhoneLineType.named("")).isEmpty();
    }
}
