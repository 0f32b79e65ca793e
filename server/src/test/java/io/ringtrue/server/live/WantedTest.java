package io.ringtrue.server.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.numbers.Field;
import io.ringtrue.numbers.plan.LineType;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WantedTest {
    private static final Set<LineType> NONE = Set.of();

    @Test
    void asksNothingAboutANumberThatIsNotValid() {
        assertThat(Wanted.of(Reports.of("+1201"), Set.of(LineType.VOIP), Wish.REPORT))
                .isEmpty();
        assertThat(Wanted.of(Reports.of("+1201"), Set.of(LineType.VOIP), Wish.EXCLUSION))
                .isEmpty();
    }

    @Test
    void asksForTypeAndCarrierWhereThePlanIsAmbiguous() {
        assertThat(Wanted.of(Reports.AMBIGUOUS, NONE, Wish.REPORT)).containsExactly(Field.LINE_TYPE, Field.CARRIER);
    }

    @Test
    void asksOnlyForTheCarrierWhereThePlanIsCertainOfTheType() {
        assertThat(Wanted.of(Reports.of("+33612345678"), NONE, Wish.REPORT)).containsExactly(Field.CARRIER);
    }

    @Test
    void asksNothingAboutNumbersOfServices() {
        assertThat(Wanted.of(Reports.of("+18002345678"), NONE, Wish.REPORT)).isEmpty();
    }

    @Test
    void asksNothingForAnExclusionWithoutExcludedTypes() {
        assertThat(Wanted.of(Reports.AMBIGUOUS, NONE, Wish.EXCLUSION)).isEmpty();
    }

    @Test
    void asksNothingForAnExclusionThatCannotApply() {
        assertThat(Wanted.of(Reports.AMBIGUOUS, Set.of(LineType.TOLL_FREE, LineType.PREMIUM_RATE), Wish.EXCLUSION))
                .isEmpty();
    }

    @Test
    void asksNothingForAnExclusionWhereEverythingItCouldBeIsExcluded() {
        Set<LineType> all = EnumSet.of(LineType.FIXED_LINE, LineType.MOBILE, LineType.VOIP);
        assertThat(Wanted.of(Reports.AMBIGUOUS, all, Wish.EXCLUSION)).isEmpty();
    }

    @Test
    void asksForTheTypeWhereItDecidesTheExclusion() {
        assertThat(Wanted.of(Reports.AMBIGUOUS, Set.of(LineType.VOIP), Wish.EXCLUSION))
                .containsExactly(Field.LINE_TYPE);
    }

    @Test
    void asksNothingForAnExclusionWhereThePlanIsCertain() {
        assertThat(Wanted.of(Reports.of("+33612345678"), Set.of(LineType.MOBILE), Wish.EXCLUSION))
                .isEmpty();
    }
}
