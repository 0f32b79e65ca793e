package io.ringtrue.server.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.IDN;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Hosts of callback URLs in the spellings customers give: any script, capitals, underscores, full-width forms. The
/// right values of the deviations (ß, ς) and of young letters are those of UTS #46 without transitional rules.
class HostNameTest {
    @ParameterizedTest
    @CsvSource({
        "bücher.example, xn--bcher-kva.example",
        "BÜCHER.example, xn--bcher-kva.example",
        "bu\u0308cher.example, xn--bcher-kva.example",
        "faß.example, xn--fa-hia.example",
        "STRAẞE.example, xn--strae-oqa.example",
        "βόλος.example, xn--nxasmm1c.example",
        "例え.テスト, xn--r8jz45g.xn--zckzah",
        "例え。テスト, xn--r8jz45g.xn--zckzah",
        "президент.рф, xn--d1abbgf6aiiy.xn--p1ai",
        "مثال.إختبار, xn--mgbh0fb.xn--kgbechtv",
        "उदाहरण.परीक्षा, xn--p1b6ci4b4b3a.xn--11b5bs3a9aj6g",
        "실례.테스트, xn--9n2bp8q.xn--9t4b11yi5a",
        "☕.example, xn--53h.example",
        "💩.la, xn--ls8h.la",
        "paral·lel.example, xn--parallel-koa.example",
        "xn--bcher-kva.example, xn--bcher-kva.example",
        "my_service.example, my_service.example",
        "_dmarc.my_service.example, _dmarc.my_service.example",
        "ＥＸＡＭＰＬＥ．com, example.com",
        "exam\u00ADple\u200B.com, example.com",
        "example.com., example.com",
        "localhost, localhost"
    })
    void writesANameInTheOneFormThatIsLookedUp(String host, String plain) throws RefusedUrl {
        assertThat(HostName.plain(host)).isEqualTo(plain);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "a..b",
                ".example",
                "example..",
                "-a.example",
                "a-.example",
                "ü-.example",
                "a b.example",
                "a%62.example",
                "a℀b.example",
                "a？b.example",
                "a／b.example",
                "a＃b.example",
                "a＠b.example",
                "a：b.example",
                "\u0300a.example",
                "a\u200Db.example",
                "a\u202Eb.example",
                "a\u0000b.example",
                "\uD800.example",
                "a\\b.example",
                "ü!.example"
            })
    void refusesWhatIsNoName(String host) {
        assertThatThrownBy(() -> HostName.plain(host)).isInstanceOf(RefusedUrl.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 1_000, 100_000})
    void refusesLabelsAndNamesThatAreTooLong(int length) {
        for (String host : new String[] {"a".repeat(length), "ü".repeat(length), "\uD83D\uDCA9".repeat(length)}) {
            assertThatThrownBy(() -> HostName.plain(host + ".example")).isInstanceOf(RefusedUrl.class);
        }
        assertThatThrownBy(() -> HostName.plain("a.".repeat(127) + "example")).isInstanceOf(RefusedUrl.class);
    }

    /// A foreign part agrees wherever it can read the letters at all.
    @Property(tries = 5_000)
    void writesOldLettersAsTheJdkDoes(@ForAll("oldLabels") String label) throws RefusedUrl {
        assertThat(HostName.plain(label + ".example")).isEqualTo(IDN.toASCII(label) + ".example");
    }

    @Provide
    Arbitrary<String> oldLabels() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .withCharRange('0', '9')
                .withCharRange('à', 'ö')
                .withCharRange('ø', 'ÿ')
                .withCharRange('α', 'ρ')
                .withCharRange('а', 'я')
                .withCharRange('\u4E00', '\u9FA0')
                .withCharRange('\uAC00', '\uD7A0')
                .ofMinLength(1)
                .ofMaxLength(15);
    }
}
