package io.ringtrue.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtrue.server.http.ErrorAnswer;
import io.ringtrue.server.http.ProblemJson;
import io.ringtrue.server.verification.CallbackComposer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.web.HttpRequestHandler;

class DialectsTest {
    private record Plain(String name, String base) implements Dialect {
        @Override
        public HttpRequestHandler handler() {
            return (_, _) -> {};
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

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            one | /one/     | name: "one" must be lower-case letters and digits, and no other dialect's
            v1  | /two/     | name: "v1" must be lower-case letters and digits, and no other dialect's
            Two | /two/     | name: "Two" must be lower-case letters and digits, and no other dialect's
            two | /two      | base: "/two" must be a path in lower case
            two | /         | base: "/" must be a path in lower case
            two | /Two/     | base: "/Two/" must be a path in lower case
            two | /one/api/ | base: /one/api/ is a path of one
            two | /one/     | base: /one/ is a path of two
            """)
    void refusesWhatCouldNotBeTold(String name, String base, String why) {
        Dialect first = new Plain("one", "/one/");
        assertThatThrownBy(() -> new Dialects(List.of(first, new Plain(name, base))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(why);
    }

    @Test
    void coversEverythingBelowABaseInAnyCase() {
        Dialect one = new Plain("one", "/app/one/");
        assertThat(List.of("/app/one", "/App/ONE/x", "/app/one/", "/app/one/y/z"))
                .allMatch(one::covers);
        assertThat(List.of("/", "/app", "/app/oneself", "/v1/app/one/")).noneMatch(one::covers);
    }

    @Test
    void composesNothingForADialectWithoutCallbacks() {
        Dialects dialects = new Dialects(List.of(new Plain("one", "/app/one/"), new Plain("two", "/two/")));
        assertThat(dialects.composer("one")).isEmpty();
        assertThat(dialects.composer("three")).isEmpty();
        assertThat(dialects.callbackParameters()).isEmpty();
    }
}
