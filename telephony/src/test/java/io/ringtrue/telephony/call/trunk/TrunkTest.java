package io.ringtrue.telephony.call.trunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class TrunkTest {
    private static Trunk trunk(Map<TrunkSetting, ?> settings) {
        return new TrunkDraft("main", Map.of(TrunkSetting.URI, "sip:carrier.example"))
                .with(settings)
                .trunk();
    }

    private static Arguments of(TrunkSetting setting, Object... values) {
        return Arguments.of(setting, List.of(values));
    }

    static Stream<Arguments> broken() {
        String longText = "x".repeat(201);
        return Stream.of(
                of(
                        TrunkSetting.URI,
                        "",
                        "carrier.example",
                        "tel:+1",
                        "sips:carrier.example",
                        "sip:",
                        "sip:a b",
                        "sip:me@carrier.example",
                        "sip:carrier.example:0",
                        "sip:carrier.example:65536",
                        "sip:carrier.example:",
                        "sip:carrier.example;transport=sctp",
                        "sip:carrier.example;transport=tls",
                        "sip:carrier.example;lr",
                        "sip:carrier.example\r\nVia: x",
                        "sip:192.0.2.256",
                        "sip:192.0.2",
                        "sip:[2001:db8::g]",
                        "sip:[2001:db8::1",
                        "sip:2001:db8::1",
                        "sip:" + "x".repeat(300),
                        5060,
                        true,
                        List.of("sip:carrier.example")),
                of(TrunkSetting.USERNAME, longText, "a\nb", "a\u0000b", 7, false, List.of("me")),
                of(TrunkSetting.PASSWORD, longText, "a\nb", "a\u007fb", 7, false, List.of("me")),
                of(
                        TrunkSetting.CALLER_ID,
                        "bob",
                        "12015550100",
                        "+0123456789",
                        "+123456",
                        "+1234567890123456",
                        "+1 201 555 0100",
                        "+12015550100\n",
                        "+1٢٣٤٥٦٧٨",
                        12_015_550_100L,
                        List.of("+12015550100")),
                of(TrunkSetting.PRIORITY, -1, 1001, 1.0, "1", "", "one", true, 1L << 40, List.of(1)),
                of(TrunkSetting.MAX_CALLS, 0, -3, 10_001, 1.5, 100.0, "5", "", "many", true, 1L << 32, List.of(5)),
                of(TrunkSetting.CALLS_PER_SECOND, 0, -3, 1001, 0.5, "10", "", "bob", false, List.of(5)),
                of(
                        TrunkSetting.CODECS,
                        List.of(),
                        List.of(""),
                        List.of("opus"),
                        List.of("pcmu", "pcmu"),
                        List.of("pcmu", "PCMU"),
                        List.of("pcmu", "g722"),
                        List.of("pcmu", 8),
                        Collections.singletonList(null),
                        "pcmu",
                        8,
                        false),
                of(
                        TrunkSetting.MEDIA_NETWORKS,
                        List.of(""),
                        List.of("carrier.example"),
                        List.of("10.0.0.0/33"),
                        List.of("10.0.0.0/-1"),
                        List.of("10.0.0.0/+8"),
                        List.of("10.0.0.0/"),
                        List.of("10.0.0.0/8/8"),
                        List.of("10/8"),
                        List.of("192.168/16"),
                        List.of("10.0.0.256/24"),
                        List.of("10.0.0.0 /8"),
                        List.of("2001:db8::/129"),
                        List.of("2001:db8:::/32"),
                        List.of("[2001:db8::]/32"),
                        List.of("fe80::1%eth0/64"),
                        List.of("192.0.2.0/24", 7),
                        Collections.singletonList(null),
                        Collections.nCopies(101, "192.0.2.0/24"),
                        "192.0.2.0/24",
                        10,
                        true),
                of(TrunkSetting.SIGNALLING_NETWORKS, List.of("10.0.0.0/99"), List.of("::/0", "x"), "10.0.0.0/8", 1),
                of(TrunkSetting.SRTP, "", "always", "no", true, 1, List.of("none")),
                of(TrunkSetting.STRICT_SOURCE, "", "true", "yes", 1, 0, List.of(true)));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void refusesEachWrongValueByFieldAndRule(TrunkSetting setting, List<Object> values) {
        for (Object value : values) {
            TrunkFault fault = catchThrowableOfType(TrunkFault.class, () -> trunk(Map.of(setting, value)));
            assertThat(fault).as("%s %s", setting, value).isNotNull();
            assertThat(fault.breaches()).containsExactly(new TrunkFault.Breach(setting.word(), setting.rule()));
            assertThat(fault).hasMessage("trunk main: " + setting.word() + " " + setting.rule());
        }
    }

    static Stream<Arguments> right() {
        return Stream.of(
                of(
                        TrunkSetting.URI,
                        "sip:carrier.example",
                        "sip:carrier.example:1",
                        "sip:carrier.example:65535;transport=tcp",
                        "sip:carrier.example;transport=UDP",
                        "sip:192.0.2.255:5080",
                        "sip:[2001:db8::1]:5060",
                        "sip:a_b.example",
                        "sip:" + "x".repeat(296)),
                of(TrunkSetting.USERNAME, "", "x".repeat(200), "mé \"quoted\""),
                of(TrunkSetting.PASSWORD, new Trunk.Password(""), new Trunk.Password("x".repeat(200))),
                of(TrunkSetting.CALLER_ID, "", "+1234567", "+123456789012345"),
                of(TrunkSetting.PRIORITY, 0, 1000),
                of(TrunkSetting.MAX_CALLS, 1, 10_000),
                of(TrunkSetting.CALLS_PER_SECOND, 1, 1_000),
                of(TrunkSetting.CODECS, List.of("pcma"), List.of("pcma", "pcmu")),
                of(
                        TrunkSetting.MEDIA_NETWORKS,
                        List.of(),
                        List.of("0.0.0.0/0", "192.0.2.1/32", "192.0.2.1", "::/0", "2001:db8::1/128", "2001:db8::1"),
                        Collections.nCopies(100, "192.0.2.0/24")),
                of(TrunkSetting.SIGNALLING_NETWORKS, List.of(), List.of("192.0.2.0/24")),
                of(TrunkSetting.SRTP, (Object[]) Trunk.Srtp.values()),
                of(TrunkSetting.STRICT_SOURCE, true, false));
    }

    @ParameterizedTest
    @MethodSource("right")
    void keepsEachRightValueAndReadsItAgain(TrunkSetting setting, List<Object> values) {
        for (Object value : values) {
            Trunk trunk = trunk(Map.of(setting, value));
            assertThat(trunk.settings().get(setting)).isEqualTo(value);
            assertThat(trunk.draft().trunk()).isEqualTo(trunk);
        }
    }

    @ParameterizedTest
    @EnumSource
    void hasATableRowForEachSetting(TrunkSetting setting) {
        assertThat(Stream.of(broken(), right())
                        .map(rows -> rows.filter(row -> row.get()[0] == setting).count()))
                .containsExactly(1L, 1L);
    }

    @Test
    void readsNamesInAnyCase() {
        Trunk trunk = trunk(Map.of(TrunkSetting.CODECS, List.of("PCMA"), TrunkSetting.SRTP, "Required"));
        assertThat(trunk.codecs()).containsExactly("pcma");
        assertThat(trunk.srtp()).isEqualTo(Trunk.Srtp.REQUIRED);
        assertThat(trunk(Map.of(TrunkSetting.PASSWORD, "hush")).password()).isEqualTo(new Trunk.Password("hush"));
    }

    @Test
    void hasUsualValuesForWhatIsNotGiven() {
        Trunk trunk = trunk(Map.of());
        assertThat(trunk.settings()).containsOnlyKeys(TrunkSetting.values());
        assertThat(trunk.maxCalls()).isEqualTo(100);
        assertThat(trunk.codecs()).containsExactly("pcmu", "pcma");
        assertThat(trunk.with(Map.of(TrunkSetting.MAX_CALLS, 7)).maxCalls()).isEqualTo(7);
    }

    @Test
    void namesAllThatIsWrongAtOnceByTheKeysOfTheDoor() {
        Map<TrunkSetting, Object> wrong = new EnumMap<>(TrunkSetting.class);
        wrong.put(TrunkSetting.PRIORITY, -1);
        wrong.put(TrunkSetting.SRTP, "maybe");
        TrunkFault fault = catchThrowableOfType(TrunkFault.class, () -> new Trunk("a b", wrong));
        assertThat(fault.breaches())
                .extracting(TrunkFault.Breach::field)
                .containsExactly("name", "uri", "priority", "srtp");
        assertThat(fault.sentence(field -> "--" + field))
                .startsWith("--name must be 1 to 50 letters")
                .endsWith(
                        "; --priority must be a whole number from 0 to 1000; --srtp must be none, optional or required");
    }

    @Test
    void showsNoPassword() {
        TrunkDraft draft = new TrunkDraft("main", Map.of(TrunkSetting.PASSWORD, "hush\n"));
        assertThat(draft).asString().doesNotContain("hush");
        assertThatThrownBy(draft::trunk).hasMessageNotContaining("hush");
        assertThat(trunk(Map.of(TrunkSetting.PASSWORD, "hush"))).asString().doesNotContain("hush");
    }
}
