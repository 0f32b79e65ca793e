package io.ringtrue.server.trunks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtrue.server.api.fakes.MemoryAuditLog;
import io.ringtrue.server.people.AuditQuery;
import io.ringtrue.server.people.Author;
import io.ringtrue.telephony.call.trunk.Trunk;
import io.ringtrue.telephony.call.trunk.TrunkSetting;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrunkChecksTest {
    private static final Trunk MAIN = new Trunk("main", Map.of(TrunkSetting.URI, "sip:carrier.example"));

    private final MemoryAuditLog log = new MemoryAuditLog();

    /// A check that breaks off may have rung somebody.
    @ParameterizedTest
    @CsvSource({"+12015550123, +1201555****", "12, ****", "'+1 (201)\u0000 5550123', +1??201???555****"})
    void writesDownWhomItRingsBeforeItDoes(String number, String written) {
        TrunkChecks checks = new TrunkChecks(
                () -> List.of(MAIN),
                (trunk, asked) -> {
                    throw new IllegalStateException("broken off");
                },
                log,
                Clock.systemUTC());
        assertThatThrownBy(() -> checks.check("main", Optional.of(number), Author.adminToken("127.0.0.1")))
                .hasMessage("broken off");
        assertThat(log.list(AuditQuery.of(OptionalLong.empty()), 10))
                .extracting(each -> each.entry().deed() + "|" + each.entry().subject() + "|"
                        + each.entry().now())
                .containsExactly("checked a trunk|main|asks to ring " + written);
    }
}
