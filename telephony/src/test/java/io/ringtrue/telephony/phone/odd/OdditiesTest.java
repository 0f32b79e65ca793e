package io.ringtrue.telephony.phone.odd;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.telephony.phone.Oddity;
import io.ringtrue.telephony.phone.PhoneEvent;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OdditiesTest {
    @ParameterizedTest
    @MethodSource("all")
    void theRightPinIsHeardWhateverTheFarEndsHabit(String name) throws Exception {
        OddCall call = OddCall.to(Oddities.named(name).orElseThrow());
        assertThat(call.keyed()).as("%s", call.story()).isEqualTo("4421");
        assertThat(call.farEnd().kind()).isEqualTo(PhoneEvent.Kind.BYE);
    }

    @ParameterizedTest
    @MethodSource("ofSip")
    void theSameByTcp(String name) throws Exception {
        OddCall call = OddCall.overTcp(Oddities.named(name).orElseThrow());
        assertThat(call.keyed()).as("%s", call.story()).isEqualTo("4421");
        assertThat(call.farEnd().kind()).isEqualTo(PhoneEvent.Kind.BYE);
    }

    /// Those that are not of UDP alone: what comes from elsewhere does.
    static List<String> ofSip() {
        return Stream.of(
                        SipOddities.all(),
                        PlaceOddities.all(),
                        ChallengeOddities.all(),
                        StreamOddities.all(),
                        EarlyOddities.all())
                .flatMap(List::stream)
                .filter(oddity -> oddity.elsewhere().isEmpty())
                .map(Oddity::name)
                .toList();
    }

    static List<String> all() {
        return Oddities.all().stream().map(Oddity::name).toList();
    }

    @Test
    void eachHasANameOfItsOwn() {
        assertThat(all()).doesNotHaveDuplicates().allMatch(name -> name.matches("[a-z0-9]+(-[a-z0-9]+)*"));
    }
}
