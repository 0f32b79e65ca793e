package io.ringtrue.server.whole;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.telephony.phone.Callee;
import io.ringtrue.telephony.phone.CalleeRegister;
import io.ringtrue.telephony.phone.FarEnd;
import io.ringtrue.telephony.phone.FarEndObserver;
import io.ringtrue.telephony.phone.KeyWay;
import io.ringtrue.telephony.phone.Leaving;
import io.ringtrue.telephony.phone.Line;
import io.ringtrue.telephony.phone.NeverAnswering;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.JsonNode;

/// Whatever a callee does comes out as the vendor's status, our reason, the price or nothing, and one callback. All
/// are called at once; then each is looked at.
@Timeout(300)
class CalleesTest {
    private static final String PIN = "4071";
    private static final String VERIFIED = "Delivered - PIN Verified";
    private static final String UNVERIFIED = "Delivered - PIN Unverified";
    private static final String PRICE = "0.015";
    private static final Duration MID_PROMPT = Duration.ofSeconds(1);
    private static final Duration NEXT_TRY = Duration.ofMillis(1_500);

    /// @param sipStatus what `/v1` shows beside the reason
    record Case(String name, Callee callee, String status, String reason, int sipStatus, String cost) {
        boolean matched() {
            return status.equals(VERIFIED);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /// What came of one.
    private record Called(Customer customer, String number, long id) {}

    static final List<Case> CASES = Stream.of(
                    failing("busy", Refusing.BUSY, "busy", 486),
                    failing("declines", Refusing.DECLINED, "rejected", 603),
                    failing("does not exist", Refusing.NOT_FOUND, "invalid-number", 404),
                    failing("trunk is down", new Refusing(503, "Service Unavailable"), "trunk-fault", 503),
                    failing("never answers", new NeverAnswering(), "no-answer", 487),
                    unverified(
                            "hangs up mid-prompt",
                            Person.silent().leaving(new Leaving.AfterTalking(MID_PROMPT)),
                            "hung-up-early"),
                    unverified(
                            "keys a wrong PIN three times",
                            Person.keying("1111")
                                    .thenKeys("2222", NEXT_TRY, Duration.ZERO)
                                    .thenKeys("3333", NEXT_TRY, Duration.ZERO),
                            "wrong-pin"),
                    unverified("says it was not them", Person.keying("*9"), "reported-not-me"),
                    verified("keys the PIN", Person.keying(PIN)),
                    verified(
                            "keys a wrong PIN, then the right one",
                            Person.keying("1111").thenKeys(PIN, NEXT_TRY, Duration.ZERO)),
                    verified(
                            "hangs up on the last key",
                            Person.keying(PIN).leaving(new Leaving.AfterKeys(Duration.ZERO))),
                    verified("has early media, then answers", Person.keying(PIN).on(Line.GOOD.withEarlyMedia())),
                    verified("keys by SIP INFO", Person.keying(PIN).by(KeyWay.INFO)),
                    verified("keys tones in the voice", Person.keying(PIN).by(KeyWay.TONES)))
            .toList();

    private static final Map<Case, Called> CALLED = new HashMap<>();
    private static final Map<Long, Receiver.Callback> CALLBACKS = new HashMap<>();

    @TempDir
    static Path folder;

    private static Receiver receiver;
    private static FarEnd farEnd;
    private static Installation installation;

    private static Case failing(String name, Callee callee, String reason, int sipStatus) {
        return new Case(name, callee, "Failed", reason, sipStatus, "0");
    }

    private static Case unverified(String name, Callee callee, String reason) {
        return new Case(name, callee, UNVERIFIED, reason, 200, PRICE);
    }

    private static Case verified(String name, Callee callee) {
        return new Case(name, callee, VERIFIED, "pin-matched", 200, PRICE);
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
        Map<String, Object> settings = Installation.settings(folder, farEnd.port(), receiver);
        settings.put("ringtrue.verification.ring-timeout", "2s");
        installation = Installation.start(settings);
        for (Case each : CASES) {
            Customer customer = installation.customer("1");
            CALLED.put(
                    each, new Called(customer, number(each), customer.verify("+" + number(each), PIN, receiver.url())));
        }
        CALLBACKS.putAll(receiver.next(CASES.size()));
    }

    private static String number(Case one) {
        return "120155501%02d".formatted(CASES.indexOf(one));
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
        Called called = called(expected);
        Receiver.Callback callback = Objects.requireNonNull(CALLBACKS.get(called.id()));
        assertThat(callback.parameters().keySet())
                .containsExactly("status", "requestid", "recipient", "datetime", "cost", "matched");
        assertThat(callback.says("status")).isEqualTo(expected.status());
        assertThat(callback.says("recipient")).isEqualTo(called.number());
        assertThat(callback.says("cost")).isEqualTo(expected.cost());
        assertThat(callback.says("matched")).isEqualTo(Boolean.toString(expected.matched()));
    }

    @ParameterizedTest
    @FieldSource("CASES")
    void isKeptWithItsReason(Case expected) {
        Called called = called(expected);
        JsonNode verification = called.customer().verification(called.id());
        assertThat(verification.path("reason").asString()).isEqualTo(expected.reason());
        assertThat(verification.path("sipStatus").asInt()).isEqualTo(expected.sipStatus());
        assertThat(verification.path("matched").asBoolean()).isEqualTo(expected.matched());
    }

    @ParameterizedTest
    @FieldSource("CASES")
    void isChargedWhenAnswered(Case expected) {
        JsonNode account = called(expected).customer().account();
        assertThat(account.path("balance").asString()).isEqualTo(expected.cost().equals("0") ? "1" : "0.985");
        assertThat(account.path("held").asString()).isEqualTo("0");
    }
}
