package io.ringtrue.telephony.phone;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The tools a far end misbehaves with must change what they say and nothing else: a test of an oddity that
/// spoils more proves nothing.
class SipTextTest {
    private static final String MESSAGE =
            "SIP/2.0 200 OK\r\nVia: SIP/2.0/UDP h;branch=a\r\nX: 1\r\nvia : SIP/2.0/UDP i\r\n"
                    + "CSeq: 7 INVITE\r\nContent-Length: 4\r\n\r\nv=0\n";

    private final SipText text = SipText.of(MESSAGE.getBytes(ISO_8859_1));

    private static String of(SipText changed) {
        return new String(changed.bytes(), ISO_8859_1);
    }

    @Test
    void whatIsNotChangedIsTheSameToTheOctet() {
        assertThat(of(text)).isEqualTo(MESSAGE);
        byte[] all = new byte[256];
        for (int i = 0; i < 256; i++) all[i] = (byte) i;
        SipText odd = SipText.of(("X: y\r\n\r\n" + new String(all, ISO_8859_1)).getBytes(ISO_8859_1));
        assertThat(odd.body().getBytes(ISO_8859_1)).isEqualTo(all);
    }

    @Test
    void readsLineFieldsAndMethod() {
        assertThat(text.startLine()).isEqualTo("SIP/2.0 200 OK");
        assertThat(text.fields("VIA")).containsExactly("SIP/2.0/UDP h;branch=a", "SIP/2.0/UDP i");
        assertThat(text.field("Via")).isEqualTo("SIP/2.0/UDP h;branch=a");
        assertThat(text.field("Y")).isEmpty();
        assertThat(text.method()).isEqualTo("INVITE");
        assertThat(text.isResponse(200, "INVITE")).isTrue();
        assertThat(text.isResponse(200, "BYE")).isFalse();
        assertThat(text.isResponse(180, "INVITE")).isFalse();
        assertThat(text.isRequest("INVITE")).isFalse();
        assertThat(text.withStartLine("INVITE sip:a@h SIP/2.0").isRequest("INVITE"))
                .isTrue();
        assertThat(text.withStartLine("INVITE sip:a@h SIP/2.0").isResponse()).isFalse();
    }

    @Test
    void changesOneThing() {
        assertThat(of(text.with("x", "2"))).isEqualTo(MESSAGE.replace("X: 1", "x: 2"));
        assertThat(of(text.with("Via", "none"))).isEqualTo(MESSAGE.replace("Via: SIP/2.0/UDP h;branch=a", "Via: none"));
        assertThat(of(text.with("Y", "2"))).isEqualTo(MESSAGE.replace("\r\n\r\n", "\r\nY: 2\r\n\r\n"));
        assertThat(of(text.without("via")))
                .isEqualTo(
                        MESSAGE.replace("Via: SIP/2.0/UDP h;branch=a\r\n", "").replace("via : SIP/2.0/UDP i\r\n", ""));
        assertThat(of(text.withLine("no colon"))).isEqualTo(MESSAGE.replace("\r\n\r\n", "\r\nno colon\r\n\r\n"));
        assertThat(of(text.withStartLine("SIP/2.0 486"))).isEqualTo(MESSAGE.replace("SIP/2.0 200 OK", "SIP/2.0 486"));
    }

    @Test
    void aNewBodyHasItsTrueLength() {
        assertThat(of(text.withBody("v=0\r\ns=-\r\n")))
                .isEqualTo(MESSAGE.replace("Length: 4", "Length: 10").replace("v=0\n", "v=0\r\ns=-\r\n"));
        assertThat(text.withBody("a/b", "x").field("Content-Type")).isEqualTo("a/b");
        assertThat(of(text.withBody(""))).endsWith("Content-Length: 0\r\n\r\n");
    }

    @Test
    void printsNeitherKeysNorCredentials() {
        assertThat(text.with("Authorization", "secret").withBody("Signal=5")).hasToString("SipText[SIP/2.0 200 OK]");
        assertThat(new KeyPress('5', Duration.ZERO))
                .asString()
                .doesNotContain("5,")
                .contains("key=*");
    }

    @ParameterizedTest
    @ValueSource(chars = {'a', 'E', ' ', '5' + 10, '+', 0})
    void aKeyIsOneOfTheSixteen(char key) {
        assertThatThrownBy(() -> new KeyPress(key, Duration.ZERO)).hasMessage("key: not one of 0123456789*#ABCD");
    }

    @ParameterizedTest
    @CsvSource({"39, false", "40, true", "8000, true", "8001, false"})
    void aKeyIsHeldForFortyMillisecondsToEightSeconds(long millis, boolean may) {
        Duration held = Duration.ofMillis(millis);
        if (may)
            assertThat(new KeyPress('5', Duration.ZERO, Duration.ZERO, held).held())
                    .isEqualTo(held);
        else
            assertThatThrownBy(() -> new KeyPress('5', Duration.ZERO, Duration.ZERO, held))
                    .hasMessageStartingWith("held: ");
    }

    @Test
    void aPersonKeysTheFirstAfterThePauseAndTheOthersInTurn() {
        Person person = Person.keying("12").thenKeys("3", Duration.ofSeconds(2), Duration.ofMillis(700));
        assertThat(person.keys()).extracting(KeyPress::key).containsExactly('1', '2', '3');
        assertThat(person.keys())
                .extracting(KeyPress::after)
                .containsExactly(Duration.ofMillis(600), Duration.ofMillis(120), Duration.ofSeconds(2));
        assertThat(person.keys())
                .extracting(KeyPress::pause)
                .containsExactly(Duration.ZERO, Duration.ZERO, Duration.ofMillis(700));
        assertThat(Person.keying("").keys()).isEqualTo(List.of());
    }

    @Test
    void theBookKnowsANumberWithAndWithoutItsPlus() {
        Callee busy = new Refusing(486, "Busy Here");
        CalleeRegister register = new CalleeRegister(Person.silent()).enter("+1201", busy);
        assertThat(register.at("1201")).isSameAs(busy);
        assertThat(register.at("+1201")).isSameAs(busy);
        assertThat(register.at("+12011")).isEqualTo(Person.silent());
        register.strike("1201");
        assertThat(register.at("+1201")).isEqualTo(Person.silent());
        register.others(busy);
        assertThat(register.at("")).isSameAs(busy);
    }
}
