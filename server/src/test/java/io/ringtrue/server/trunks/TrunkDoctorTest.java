package io.ringtrue.server.trunks;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.outbound.HostResolver;
import io.ringtrue.server.trunks.CheckStep.Verdict;
import io.ringtrue.telephony.call.DialerSettings;
import io.ringtrue.telephony.call.RtpPortRange;
import io.ringtrue.telephony.call.SipDialer;
import io.ringtrue.telephony.call.probe.ProbeAnswer;
import io.ringtrue.telephony.call.trunk.Trunk;
import io.ringtrue.telephony.call.trunk.TrunkSetting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Checks of trunks that behave well or badly, over real sockets.
class TrunkDoctorTest {
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();
    private static final RtpPortRange PORTS = new RtpPortRange(42_000, 42_098);
    private static final String NUMBER = "+12015550123";

    private SipDialer dialer;
    private HostResolver names = (host, within) -> List.of(InetAddress.getByName(host));

    @BeforeEach
    void open() throws IOException {
        dialer = SipDialer.open(
                new DialerSettings(
                        HERE,
                        0,
                        Optional.empty(),
                        EnumSet.allOf(DialerSettings.Transport.class),
                        HERE,
                        PORTS,
                        Duration.ofSeconds(20)),
                List.of(),
                Thread.ofVirtual().factory(),
                Thread.ofPlatform().daemon().factory(),
                Clock.systemUTC());
    }

    @AfterEach
    void close() {
        dialer.close();
    }

    private TrunkDoctor doctor() {
        TestCalls calls = new TestCalls(dialer, new AFew(9), Thread.ofVirtual().factory(), Clock.systemUTC());
        return new TrunkDoctor(dialer, names, new MediaWords(PORTS), calls, Clock.systemUTC());
    }

    private static Trunk trunk(String uri) {
        return new Trunk("main", Map.of(TrunkSetting.URI, uri));
    }

    private TrunkCheck check(Trunk trunk, Optional<String> number) throws InterruptedException {
        dialer.trunks(List.of(trunk));
        return doctor().check(trunk, number).orElseThrow();
    }

    private static CheckStep step(TrunkCheck check, String id) {
        return check.steps().stream()
                .filter(step -> step.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    200 OK                  | OK      | Answers OPTIONS
                    302 Moved               | WARNING | Answers, and sends us elsewhere
                    401 Unauthorized        | OK      | Answers, and asks for a password
                    403 Forbidden           | WARNING | Answers, and refuses this server
                    404 Not Found           | OK      | Answers
                    405 Not Allowed         | OK      | Answers
                    488 Odd                 | OK      | Answers
                    500 Broken              | WARNING | Answers with a fault of its own
                    503 Service Unavailable | WARNING | Answers, but takes no calls now
                    504 Too slow            | WARNING | Answers, but what is behind it does not
                    """)
    void explainsEachAnswer(String status, Verdict verdict, String title) throws Exception {
        try (FarEnd far = new FarEnd(status, "")) {
            TrunkCheck check = check(trunk(far.uri()), Optional.empty());
            CheckStep options = step(check, "options");
            assertThat(options.verdict()).isEqualTo(verdict);
            assertThat(options.title()).isEqualTo(title);
            assertThat(options.detail()).contains("said " + status);
            assertThat(options.took()).isPresent();
            assertThat(check.called()).isFalse();
            assertThat(far.methods()).containsOnly("OPTIONS");
        }
    }

    @Test
    void saysThatTheWholeWayIsInOrder() throws Exception {
        try (FarEnd far = new FarEnd("200 OK", "Server: Odd\u0001 <b>\r\n")) {
            TrunkCheck check = check(trunk(far.uri()), Optional.empty());
            assertThat(check.steps()).extracting(CheckStep::id).containsExactly("name", "options", "password", "media");
            assertThat(check.summary()).isEqualTo("no problem");
            assertThat(step(check, "options").detail()).contains("It calls itself Odd\\u0001 <b>.");
            assertThat(step(check, "media").detail()).contains("UDP ports 42000 to 42098. There is room for");
        }
    }

    @Test
    void findsAMissingAndAWrongPassword() throws Exception {
        String challenge = "WWW-Authenticate: Digest realm=\"c\", nonce=\"n\", algorithm=MD5\r\n";
        try (FarEnd far = new FarEnd("401 Unauthorized", challenge)) {
            assertThat(step(check(trunk(far.uri()), Optional.empty()), "password")
                            .title())
                    .isEqualTo("Password missing");
            Trunk known = trunk(far.uri()).with(Map.of(TrunkSetting.USERNAME, "u", TrunkSetting.PASSWORD, "a-secret"));
            TrunkCheck check = check(known, Optional.empty());
            assertThat(step(check, "password").title()).isEqualTo("Password refused");
            assertThat(check.toString()).doesNotContain("a-secret");
        }
    }

    @Test
    void findsThatThereIsNatBetween() {
        ProbeAnswer seen = new ProbeAnswer.Answered(200, "OK", "", false, Duration.ZERO, Optional.of("203.0.113.9"));
        CheckStep step = new MediaWords(PORTS).of(dialer.media(HERE), HERE, seen);
        assertThat(step.verdict()).isEqualTo(Verdict.WARNING);
        assertThat(step.advice()).startsWith("Set sip.public-address to 203.0.113.9");
    }

    @Test
    void saysWhyANameHasNoAddress() throws Exception {
        names = (host, within) -> {
            throw new UnknownHostException(host);
        };
        TrunkCheck check = check(trunk("sip:nowhere.invalid"), Optional.empty());
        assertThat(check.problems()).isEqualTo(1);
        assertThat(step(check, "name").detail()).isEqualTo("nowhere.invalid has no address.");
        assertThat(step(check, "options").verdict()).isEqualTo(Verdict.NOT_TRIED);
        names = (host, within) -> {
            throw new SocketTimeoutException();
        };
        assertThat(step(check(trunk("sip:nowhere.invalid"), Optional.empty()), "name")
                        .detail())
                .contains("did not answer within 3 s");
    }

    @Test
    void checksATrunkOnceAtATime() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        names = (host, within) -> {
            asked.countDown();
            try {
                answer.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new UnknownHostException(host);
        };
        TrunkDoctor doctor = doctor();
        Trunk slow = trunk("sip:slow.example");
        FutureTask<Optional<TrunkCheck>> first = new FutureTask<>(() -> doctor.check(slow, Optional.empty()));
        Thread.ofVirtual().start(first);
        asked.await();
        assertThat(doctor.check(slow, Optional.empty())).isEmpty();
        answer.countDown();
        assertThat(first.get()).isPresent();
        assertThat(doctor.check(slow, Optional.empty())).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "180 Ringing, OK, The phone rings, false", "486 Busy Here, OK, Calls get through, false",
        "404 Not Found, WARNING, The trunk does not know this number, true", "403 No, PROBLEM, The call failed, true"
    })
    void placesATestCall(String status, Verdict verdict, String title, boolean again) throws Exception {
        try (FarEnd far = new FarEnd(status, "")) {
            dialer.trunks(List.of(trunk(far.uri())));
            TestCalls calls =
                    new TestCalls(dialer, new AFew(9), Thread.ofVirtual().factory(), Clock.systemUTC());
            TestCalls.Outcome outcome = calls.ring(trunk(far.uri()), NUMBER);
            assertThat(outcome.step().title()).isEqualTo(title);
            assertThat(outcome.step().verdict()).isEqualTo(verdict);
            assertThat(outcome.called()).isTrue();
            assertThat(far.methods()).startsWith("INVITE");
            assertThat(calls.ring(trunk(far.uri()), NUMBER).called())
                    .as("the same number at once again")
                    .isEqualTo(again);
        }
    }

    @Test
    void dialsNoNumberThatWasCalledOftenEnough() throws Exception {
        try (FarEnd far = new FarEnd("404 Not Found", "")) {
            dialer.trunks(List.of(trunk(far.uri())));
            TestCalls calls =
                    new TestCalls(dialer, new AFew(2), Thread.ofVirtual().factory(), Clock.systemUTC());
            for (int i = 0; i < 2; i++)
                assertThat(calls.ring(trunk(far.uri()), NUMBER).called()).isTrue();
            for (int i = 0; i < 2; i++) {
                TestCalls.Outcome outcome = calls.ring(trunk(far.uri()), NUMBER);
                assertThat(outcome.called()).isFalse();
                assertThat(outcome.step().title()).isEqualTo("Test call not made");
                assertThat(outcome.step().detail()).isEqualTo("Number was called often enough.");
            }
            assertThat(far.methods()).filteredOn("INVITE"::equals).hasSize(2);
        }
    }

    /// Counts as many calls as there may be, of all numbers; numbers of one country are allowed.
    private static final class AFew implements Destinations {
        private final Semaphore left;

        AFew(int most) {
            left = new Semaphore(most);
        }

        @Override
        public Answer of(String number) {
            return number.startsWith("+1")
                    ? new Answer.Allowed(number)
                    : new Answer.Refused("must be of an allowed country");
        }

        @Override
        public Answer count(String e164) {
            return left.tryAcquire() ? new Answer.Allowed(e164) : new Answer.Refused("was called often enough");
        }
    }

    /// Only 180 says that a phone rings: a 183 may bring an announcement (RFC 3261 §21.1.5).
    @ParameterizedTest
    @CsvSource({"180 Ringing, OK, The phone rings", "183 Session Progress, WARNING, Sound came before an answer"})
    void tellsRingingFromSound(String status, Verdict verdict, String title) throws Exception {
        String sdp =
                "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 40000 RTP/AVP 0\r\n";
        try (FarEnd far = new FarEnd(status, "", sdp)) {
            CheckStep call = step(check(trunk(far.uri()), Optional.of(NUMBER)), "call");
            assertThat(call.title()).isEqualTo(title);
            assertThat(call.verdict()).isEqualTo(verdict);
        }
    }

    @Test
    void doesNotCallWhomVerificationsMayNot() throws Exception {
        try (FarEnd far = new FarEnd("200 OK", "")) {
            TrunkCheck check = check(trunk(far.uri()), Optional.of("+4915112345678"));
            assertThat(check.called()).isFalse();
            assertThat(step(check, "call").detail()).isEqualTo("Number must be of an allowed country.");
            assertThat(far.methods()).containsOnly("OPTIONS");
        }
    }
}
