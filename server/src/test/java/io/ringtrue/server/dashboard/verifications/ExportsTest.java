package io.ringtrue.server.dashboard.verifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtrue.server.reports.ListedVerification;
import io.ringtrue.server.reports.Standing;
import io.ringtrue.server.reports.VerificationFilter;
import io.ringtrue.server.reports.VerificationReports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

class ExportsTest {
    private static final ListQuery LIST = new ListQuery("", "", "", "", "");

    private long nanos;
    /// What happens while an export is read.
    private Consumer<Consumer<ListedVerification>> reading = _ -> {};

    private final Exports exports = new Exports(new OneList(), Clock.systemUTC(), () -> nanos);

    private int exported(long account) {
        MockHttpServletResponse response = new MockHttpServletResponse();
        try {
            exports.write(OptionalLong.of(account), LIST, response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return response.getStatus();
    }

    @Test
    void givesEachAccountOnePlace() {
        reading = _ -> {
            reading = _ -> {};
            assertThat(exported(7)).as("the second of the same account").isEqualTo(503);
            assertThat(exported(8)).as("another account's").isEqualTo(200);
        };
        assertThat(exported(7)).isEqualTo(200);
        assertThat(exported(7)).as("the place is free again").isEqualTo(200);
    }

    @Test
    void breaksOffWhatIsReadTooSlowly() {
        reading = sink -> {
            nanos += Duration.ofMinutes(10).plusSeconds(1).toNanos();
            sink.accept(null);
        };
        assertThatThrownBy(() -> exported(7)).hasMessageContaining("too slowly");
        reading = _ -> {};
        assertThat(exported(7)).as("the place is free again").isEqualTo(200);
    }

    private final class OneList implements VerificationReports {
        @Override
        public void export(VerificationFilter filter, Consumer<ListedVerification> sink) {
            reading.accept(sink);
        }

        @Override
        public List<ListedVerification> list(VerificationFilter filter, Optional<Place> olderThan, int limit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<ListedVerification> newer(VerificationFilter filter, Place newerThan, int limit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Map<Standing, Integer>> counts(VerificationFilter filter, int most) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<ListedVerification> find(OptionalLong account, long id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Charge> charge(long account, long id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int ofNumber(long account, String number, Instant since, int most) {
            throw new UnsupportedOperationException();
        }
    }
}
