package io.ringtrue.server.whole;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.telephony.phone.Callee;
import io.ringtrue.telephony.phone.CalleeRegister;
import io.ringtrue.telephony.phone.FarEnd;
import io.ringtrue.telephony.phone.FarEndObserver;
import io.ringtrue.telephony.phone.Leaving;
import io.ringtrue.telephony.phone.Person;
import io.ringtrue.telephony.phone.Refusing;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.JsonNode;

/// Calls that say a PIN or a message, over real SIP and RTP: whatever a callee does comes out as the vendor's status,
/// our reason, the price or nothing, and one callback. All are called at once; then each is looked at.
@Timeout(300)
class SpokenEndingsTest {
    private static final String PRICE = "0.015";
    private static final String PIN = "tts/pinverification";
    private static final String MESSAGE = "tts/notification";
    private static final Duration MIDWAY = Duration.ofSeconds(4);

    /// @param path what is asked for
    record Case(String name, String path, Callee callee, String status, String reason, String cost) {
        @Override
        public String toString() {
            return name;
        }
    }

    private record Called(Customer customer, long id) {}

    static final List<Case> CASES = List.of(
            delivered("hears a PIN out", PIN, Person.silent()),
            delivered("hears a message out", MESSAGE, Person.silent()),
            delivered("keys the PIN just heard", PIN, Person.silent().thenKeys("4071", MIDWAY, Duration.ZERO)),
            delivered("wants it again", PIN, Person.silent().thenKeys("*", Duration.ofSeconds(2), Duration.ZERO)),
            failed("hangs up midway", PIN, leaving(), "hung-up-early"),
            failed("hangs up during a message", MESSAGE, leaving(), "hung-up-early"),
            failed("says it was not them", PIN, Person.keying("*9"), "reported-not-me"),
            failed("is busy", MESSAGE, Refusing.BUSY, "busy"),
            failed("declines", PIN, Refusing.DECLINED, "rejected"));

    private static final Map<Case, Called> CALLED = new HashMap<>();
    private static final Map<Long, Receiver.Callback> CALLBACKS = new HashMap<>();

    @TempDir
    static Path folder;

    private static Receiver receiver;
    private static FarEnd farEnd;
    private static Installation installation;

    private static Callee leaving() {
        return Person.silent().leaving(new Leaving.AfterTalking(MIDWAY));
    }

    private static Case delivered(String name, String path, Callee callee) {
        return new Case(name, path, callee, "Delivered", "played", PRICE);
    }

    private static Case failed(String name, String path, Callee callee, String reason) {
        return new Case(name, path, callee, "Failed", reason, "0");
    }

    @BeforeAll
    static void callThemAll() throws Exception {
        CalleeRegister callees = new CalleeRegister(Refusing.NOT_FOUND);
        for (Case each : CASES) callees.enter(number(each), each.callee());
        receiver = Receiver.open();
        farEnd = FarEnd.open(
                InetAddress.ofLiteral("127.0.0.1"),
                0,
                callees,
                FarEndObserver.NONE,
                Thread.ofVirtual().factory(),
                Clock.systemUTC());
        installation = Installation.start(Installation.settings(folder, farEnd.port(), receiver));
        for (Case each : CASES) {
            Customer customer = installation.customer("1");
            Map<String, String> what = each.path().equals(PIN)
                    ? Map.of("pin", "4071", "brand", "Acme")
                    : Map.of("message", "Your parcel arrives today. Please be at home.");
            long id = customer.order(each.path(), number(each), what, receiver.url());
            CALLED.put(each, new Called(customer, id));
        }
        CALLBACKS.putAll(receiver.next(CASES.size()));
    }

    private static String number(Case one) {
        return "120255501%02d".formatted(CASES.indexOf(one));
    }

    private static Called called(Case one) {
        return Objects.requireNonNull(CALLED.get(one));
    }

    @AfterAll
    static void stop() {
        installation.close();
        farEnd.close();
        receiver.close();
    }

    @ParameterizedTest
    @FieldSource("CASES")
    void isToldToTheCustomerOnce(Case expected) {
        Receiver.Callback callback =
                Objects.requireNonNull(CALLBACKS.get(called(expected).id()));
        assertThat(callback.parameters().keySet())
                .containsExactly("status", "requestid", "recipient", "datetime", "cost");
        assertThat(callback.says("status")).isEqualTo(expected.status());
        assertThat(callback.says("cost")).isEqualTo(expected.cost());
    }

    @ParameterizedTest
    @FieldSource("CASES")
    void isKeptWithItsReasonAndChargedWhenHeardOut(Case expected) {
        Called called = called(expected);
        JsonNode verification = called.customer().verification(called.id());
        assertThat(verification.path("reason").asString()).isEqualTo(expected.reason());
        assertThat(verification.path("mode").asString())
                .isEqualTo(expected.path().equals(PIN) ? "spoken" : "message");
        assertThat(verification.path("matched").isNull()).isTrue();
        assertThat(verification.toString()).doesNotContain("4071").doesNotContain("parcel");
        JsonNode account = called.customer().account();
        assertThat(account.path("balance").asString()).isEqualTo(expected.cost().equals("0") ? "1" : "0.985");
        assertThat(account.path("held").asString()).isEqualTo("0");
    }
}
