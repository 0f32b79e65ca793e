package io.ringtrue.server.verification.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A URL that already has a parameter which every callback adds would give its receiver the name twice.
class CallbackRulesTest {
    private static final CallbackRules RULES =
            new CallbackRules(_ -> Optional.empty(), () -> Set.of("status", "requestid"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?requestid=1",
                "?requestid",
                "?requestid=",
                "?a=1&requestid=2",
                "?&&requestid=2",
                "?%72equestid=1",
                "?%72%65%71%75%65%73%74%69%64=1",
                "?request%69%64=1",
                "?%52equestid=1",
                "?REQUESTID=1",
                "?Status=x",
                "?status[]=x",
                "?status%5B%5D=x",
                "?status%5b0%5d=x",
                "?+status=x",
                "?status%20=x"
            })
    void refusesANameThatEveryCallbackAdds(String query) {
        assertThatThrownBy(() -> read("https://a.example/cb" + query))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("must not have the parameter (requestid|status), which every callback adds");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?",
                "?a=status",
                "?a=1&b=requestid",
                "?mystatus=1",
                "?statuses=1",
                "?%2572equestid=1",
                "?a=%26status=1",
                "?x=http://b.example/?status"
            })
    void acceptsOtherNames(String query) {
        assertThat(read("https://a.example/cb" + query).url()).isEqualTo("https://a.example/cb" + query);
    }

    @Test
    void leavesBlanksAroundTheUrlOut() {
        assertThat(read(" https://a.example/ ").url()).isEqualTo("https://a.example/");
    }

    @Test
    void saysWhyACallbackMayNotGoThere() {
        CallbackRules closed =
                new CallbackRules(url -> Optional.of("must not use port " + url.getPort()), () -> Set.of("status"));
        assertThatThrownBy(() -> closed.read("http://a.example:22/", Optional.empty(), "https"))
                .hasMessage("must not use port 22");
    }

    private static CallbackAddress read(String url) {
        return RULES.read(url, Optional.empty(), "https");
    }
}
