package io.ringtrue.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.ringtrue.server.http.ErrorAnswer;
import io.ringtrue.server.http.ErrorAnswers;
import io.ringtrue.server.http.ProblemJson;
import io.ringtrue.server.http.RequestGate;
import io.ringtrue.server.http.WholeBody;
import io.ringtrue.server.verification.CallbackComposer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.web.HttpRequestHandler;

/// A handler lets no exception out; one that does is seen in the figures, because the container answers it.
class FailingHandlerTest {
    private record Failing(SimpleMeterRegistry meters) implements Dialect {
        @Override
        public String name() {
            return "failing";
        }

        @Override
        public String base() {
            return "/failing/";
        }

        @Override
        public HttpRequestHandler handler() {
            return (_, _) -> {
                assertThat(meters.get("ringtrue.http.active").gauge().value()).isEqualTo(1);
                throw new IllegalStateException("broken");
            };
        }

        @Override
        public ErrorAnswer errors() {
            return new ProblemJson();
        }

        @Override
        public Optional<CallbackComposer> callbacks() {
            return Optional.empty();
        }
    }

    @Test
    void isCountedAsWhatItsCallerSees() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        ErrorAnswers answers = new ErrorAnswers(List.of());
        DialectFilter filter = new DialectFilter(
                new Dialects(List.of(new Failing(meters))),
                answers,
                new RequestGate(new StrictHttpFirewall()),
                new WholeBody(answers, Duration.ofSeconds(1)),
                meters);
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/failing/x");
        request.setServletPath("/failing/x");
        assertThatThrownBy(() -> filter.doFilter(request, new MockHttpServletResponse(), new MockFilterChain()))
                .isInstanceOf(IllegalStateException.class);
        assertThat(meters.get("http.server.requests")
                        .tags("status", "503", "outcome", "SERVER_ERROR", "exception", "IllegalStateException")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(meters.get("ringtrue.http.active").gauge().value()).isZero();
    }
}
