package io.ringtrue.server.whole;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.telephony.phone.CalleeRegister;
import io.ringtrue.telephony.phone.FarEnd;
import io.ringtrue.telephony.phone.Person;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Money, memory and silence: what holds over a server's life.
@Timeout(300)
class LifecycleTest {
    private static final String NUMBER = "12015550123";
    private static final String PIN = "73519046";
    private static final String WRONG_PIN = "28640713";

    private final AtomicInteger phonesRung = new AtomicInteger();
    private final CalleeRegister callees = new CalleeRegister(Person.keying(PIN));

    @TempDir
    Path folder;

    private Receiver receiver;
    private FarEnd farEnd;

    @BeforeEach
    void open() throws IOException {
        receiver = Receiver.open();
        farEnd = FarEnd.open(
                InetAddress.ofLiteral("127.0.0.1"),
                0,
                number -> {
                    phonesRung.incrementAndGet();
                    return callees.at(number);
                },
                (_, _) -> {},
                Thread.ofVirtual().factory(),
                Clock.systemUTC());
    }

    @AfterEach
    void close() {
        farEnd.close();
        receiver.close();
    }

    @Test
    void keepsBalanceAndVerificationsOverARestart() throws Exception {
        Customer before;
        JsonNode verification;
        JsonNode account;
        try (Installation first = Installation.start(settings())) {
            before = first.customer("1");
            long id = before.verify(NUMBER, PIN, receiver.url());
            assertThat(receiver.next().says("matched")).isEqualTo("true");
            verification = before.verification(id);
            account = before.account();
            assertThat(account.path("balance").asString()).isEqualTo("0.985");
        }
        try (Installation second = Installation.start(settings())) {
            Customer after = before.at(second);
            assertThat(after.account()).isEqualTo(account);
            assertThat(after.verification(verification.path("id").asLong())).isEqualTo(verification);
        }
        assertThat(phonesRung).hasValue(1);
    }

    @Test
    void callsNobodyWhenTheBalanceIsSpent() throws Exception {
        try (Installation installation = Installation.start(settings())) {
            Customer customer = installation.customer("0.029");
            customer.verify(NUMBER, PIN, receiver.url());
            assertThat(receiver.next().says("cost")).isEqualTo("0.015");
            assertThat(phonesRung).hasValue(1);

            long unpaid = customer.verify(NUMBER, PIN, receiver.url());
            Receiver.Callback callback = receiver.next();
            assertThat(callback.id()).isEqualTo(unpaid);
            assertThat(callback.says("status")).isEqualTo("Insufficient Balance");
            assertThat(callback.says("cost")).isEqualTo("0");
            assertThat(callback.says("matched")).isEqualTo("false");
            assertThat(customer.verification(unpaid).path("reason").asString()).isEqualTo("insufficient-balance");
            assertThat(customer.account().path("available").asString()).isEqualTo("0.014");
        }
        assertThat(phonesRung).hasValue(1);
    }

    @Test
    void refusesAnAccountsFloodAndSaysWhenToComeAgain() throws Exception {
        Map<String, Object> settings = settings();
        settings.put("ringtrue.limits.per-account", "3/10m");
        try (Installation installation = Installation.start(settings)) {
            Customer customer = installation.customer("1");
            for (int i = 0; i < 3; i++) customer.verify("1201555013" + i, PIN, receiver.url());
            Http.Reply refused = customer.ask("12015550139", PIN, receiver.url());
            assertThat(refused.status()).isEqualTo(429);
            assertThat(Integer.parseInt(refused.retryAfter())).isBetween(1, 600);
            assertThat(refused.json().path("Status").asInt()).isEqualTo(1);
            assertThat(refused.json().path("Response").isNull()).isTrue();
            assertThat(receiver.next(3)).hasSize(3);
        }
        assertThat(phonesRung).hasValue(3);
    }

    @Test
    void logsNeitherPinNorSecretAtAnyLevel() throws Exception {
        callees.enter(NUMBER, Person.keying(WRONG_PIN).thenKeys(PIN, Duration.ofMillis(1_500), Duration.ZERO));
        Path log = folder.resolve("server.log");
        Map<String, Object> settings = settings();
        settings.put("logging.level.root", "INFO");
        settings.put("logging.level.io.ringtrue", "TRACE");
        settings.put("logging.config", everything(log));
        settings.put("ringtrue.trunks.other.username", "ringtrue");
        settings.put("ringtrue.trunks.other.password", "the-trunks-own-password");
        List<String> secret = new ArrayList<>(List.of(PIN, WRONG_PIN, "the-trunks-own-password"));
        secret.add(Installation.ADMIN_TOKEN);
        try (Installation installation = Installation.start(settings)) {
            Customer customer = installation.customer("1");
            secret.addAll(customer.secrets());
            customer.verify(NUMBER, PIN, receiver.url() + "?token=callback-url-token");
            secret.add("callback-url-token");
            assertThat(receiver.next().says("status")).isEqualTo("Delivered - PIN Verified");
        }
        assertThat(secret).doesNotContain("");
        assertThat(Files.readString(log)).contains("io.ringtrue").doesNotContain(secret);
    }

    /// A configuration that writes all there is into one file.
    private Path everything(Path log) throws IOException {
        String configuration = """
                <configuration>
                  <appender name="file" class="ch.qos.logback.core.FileAppender">
                    <file>%s</file>
                    <encoder><pattern>%%logger %%mdc %%msg%%n%%ex</pattern></encoder>
                  </appender>
                  <root><appender-ref ref="file"/></root>
                </configuration>
                """.formatted(log);
        return Files.writeString(folder.resolve("logback.xml"), configuration);
    }

    private Map<String, Object> settings() {
        return Installation.settings(folder.resolve("data"), farEnd.port(), receiver);
    }
}
