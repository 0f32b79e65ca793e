package io.ringtrue.server.api.veratad;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.http.ErrorPage;
import io.ringtrue.server.http.ProblemJson;
import java.io.IOException;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

/// When to come again, where nothing could be done now.
class ComeBackTest {
    @Test
    void saysWhenAServiceThatCannotBeCompletedMayBeAskedAgain() throws IOException {
        MockHttpServletResponse response = new MockHttpServletResponse();
        new GatewayAnswers(Clock.systemUTC()).write("/gateway", ErrorPage.problem(503), response);
        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getHeader("Retry-After")).isEqualTo("1");
    }

    @Test
    void saysTheSameInOurOwnWords() throws IOException {
        MockHttpServletResponse response = new MockHttpServletResponse();
        ProblemJson.write(ErrorPage.problem(500), response);
        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getHeader("Retry-After")).isEqualTo("1");
    }
}
