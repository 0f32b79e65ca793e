package io.ringtrue.telephony.phone.odd;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.telephony.phone.Oddity;
import io.ringtrue.telephony.phone.PhoneEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// One call for each habit, over real sockets: a person presses 4421, which must be collected, and the far
/// end must get its BYE. All calls run at the same time, because they mostly wait; then each result is
/// checked.
class OdditiesTest {
    private static final int AT_ONCE = 16;

    private static final Map<String, Future<OddCall>> BY_UDP = new HashMap<>();
    private static final Map<String, Future<OddCall>> BY_TCP = new HashMap<>();

    @BeforeAll
    static void callThemAll() {
        Semaphore lines = new Semaphore(AT_ONCE);
        try (ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Oddity oddity : Oddities.all()) {
                BY_UDP.put(oddity.name(), calls.submit(inTurn(lines, () -> OddCall.to(oddity))));
            }
            for (String name : ofSip()) {
                Oddity oddity = Oddities.named(name).orElseThrow();
                BY_TCP.put(name, calls.submit(inTurn(lines, () -> OddCall.overTcp(oddity))));
            }
        }
    }

    private static Callable<OddCall> inTurn(Semaphore lines, Callable<OddCall> call) {
        return () -> {
            lines.acquire();
            try {
                return call.call();
            } finally {
                lines.release();
            }
        };
    }

    @ParameterizedTest
    @MethodSource("all")
    void theRightPinIsHeardWhateverTheFarEndsHabit(String name) throws Exception {
        assertHeard(Objects.requireNonNull(BY_UDP.get(name)).get());
    }

    @ParameterizedTest
    @MethodSource("ofSip")
    void theSameByTcp(String name) throws Exception {
        assertHeard(Objects.requireNonNull(BY_TCP.get(name)).get());
    }

    private static void assertHeard(OddCall call) {
        assertThat(call.keyed()).as("%s", call.story()).isEqualTo("4421");
        assertThat(call.farEnd().kind()).isEqualTo(PhoneEvent.Kind.BYE);
    }

    /// The habits that also work over TCP; a second address works over UDP only.
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
