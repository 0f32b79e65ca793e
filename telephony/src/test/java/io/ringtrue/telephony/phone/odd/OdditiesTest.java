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

/// Each habit in a call of its own over real sockets: somebody keys 4421, and 4421 must be heard, and the far end
/// must get its BYE. The calls are made side by side, since nearly all of their time is waiting; then each is
/// looked at.
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
