package io.ringtrue.telephony.phone.odd;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.telephony.phone.Oddity;
import io.ringtrue.telephony.phone.PhoneEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
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

    /// A few at a time, since each takes a second of waiting.
    @Test
    void theSameByTcp() throws Exception {
        List<String> wrong = Collections.synchronizedList(new ArrayList<>());
        Semaphore places = new Semaphore(6);
        try (var calls = Executors.newVirtualThreadPerTaskExecutor()) {
            for (String name : ofSip()) {
                places.acquire();
                calls.submit(() -> {
                    callByTcp(name, wrong);
                    places.release();
                });
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static void callByTcp(String name, List<String> wrong) {
        try {
            OddCall call = OddCall.overTcp(Oddities.named(name).orElseThrow());
            boolean right = call.keyed().equals("4421") && call.farEnd().kind() == PhoneEvent.Kind.BYE;
            if (!right) wrong.add(name + ": " + call);
        } catch (IOException | InterruptedException | AssertionError e) {
            wrong.add(name + ": " + e);
        }
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
