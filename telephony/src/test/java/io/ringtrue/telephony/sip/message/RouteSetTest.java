package io.ringtrue.telephony.sip.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Route sets: what of Record-Route is kept (RFC 3261 §12.1), and which first route is a strict router
/// (§12.2.1.1, §16.12.1).
class RouteSetTest {
    private static List<String> of(String... fields) {
        SipHeaders headers = new SipHeaders();
        for (String field : fields) headers.add("Record-Route", field);
        return RouteSet.of(headers);
    }

    @Test
    void keepsWhatCanBeReadAsItStands() {
        assertThat(of("<sip:p2.middle.com;lr>, \"P, 1\" <sip:p1.example.com;lr;x=\"a>b\">;y", "<sip:p0.example.com>"))
                .as("a quote within a URI ends nothing, so only the outer field is salvaged")
                .containsExactly("<sip:p2.middle.com;lr>", "<sip:p1.example.com;lr;x=%22a>", "<sip:p0.example.com>");
        assertThat(of("<sip:p2.middle.com;lr>,<sip:p1.example.com;lr>;y=z", "<sips:p0.example.com>"))
                .containsExactly("<sip:p2.middle.com;lr>", "<sip:p1.example.com;lr>;y=z", "<sips:p0.example.com>");
        assertThat(of()).isEmpty();
    }

    /// What is broken in one field harms no other, and hides nothing behind it.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<sip:\";lr>, <sip:p1;lr> | <sip:%22;lr> <sip:p1;lr>",
                "\"x <sip:p1;lr>, <sip:p2;lr> | <sip:p1;lr> <sip:p2;lr>",
                "<>, <sip:p1;lr> | <sip:p1;lr>",
                "<tel:+1> x, <sip:p1;lr> | <sip:p1;lr>",
                "< sip:p1;lr > | <sip:p1;lr>",
                "nothing at all | ``",
            })
    void salvagesTheUrisOfABrokenField(String field, String routes) {
        List<String> good = List.of("<sip:a;lr>");
        List<String> kept = of("<sip:a;lr>", field);
        assertThat(kept.subList(0, 1)).isEqualTo(good);
        // Only routes with a host that can be read are worth anything.
        assertThat(String.join(" ", kept.subList(1, kept.size()))).isEqualTo(routes.replace("<sip:%22;lr> ", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "<sip:p1.example.com>, true",
        "<sip:p1.example.com;lr>, false",
        "<sip:p1.example.com;LR=on>, false",
        "<sip:p1.example.com;transport=tcp>, true",
        "<sip:p1.example.com?x=y>, false",
        "<tel:+12015550123>, false",
        "nonsense, false",
    })
    void aFirstRouteWithoutLrIsAStrictRouter(String route, boolean strict) {
        assertThat(RouteSet.isStrict(List.of(route, "<sip:p2.example.com>"))).isEqualTo(strict);
    }

    @Test
    void withoutRoutesThereIsNoFirst() {
        assertThat(RouteSet.firstUri(List.of())).isEmpty();
        assertThat(RouteSet.isStrict(List.of())).isFalse();
        assertThat(RouteSet.firstUri(List.of("\"P\" <sip:p1.example.com;lr>;x")))
                .isEqualTo("sip:p1.example.com;lr");
    }
}
