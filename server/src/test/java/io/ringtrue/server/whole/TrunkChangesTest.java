package io.ringtrue.server.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringtrue.server.storage.PostgresCluster;
import io.ringtrue.telephony.phone.CalleeBook;
import io.ringtrue.telephony.phone.FarEnd;
import io.ringtrue.telephony.phone.PhoneEvent;
import io.ringtrue.telephony.phone.Refusing;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// A trunk set, changed or removed at run time decides about the very next call.
@Timeout(300)
class TrunkChangesTest {
    private static final String FRANCE = "/v1/admin/guard/countries/FR";
    private static final String OPERATOR = "Bearer " + Installation.ADMIN_TOKEN;

    private final List<Long> rungAtOldCarrier = new CopyOnWriteArrayList<>();
    private final List<Long> rungAtNewCarrier = new CopyOnWriteArrayList<>();
    private int numbersUsed;

    @TempDir
    Path folder;

    private Receiver receiver;
    private FarEnd oldCarrier;
    private FarEnd newCarrier;

    @BeforeEach
    void open() throws IOException {
        receiver = Receiver.open();
        oldCarrier = carrier(rungAtOldCarrier);
        newCarrier = carrier(rungAtNewCarrier);
    }

    /// Where every line is busy, so that a call takes no time.
    private static FarEnd carrier(List<Long> rung) throws IOException {
        return FarEnd.open(
                InetAddress.ofLiteral("127.0.0.1"),
                0,
                CalleeBook.everywhere(Refusing.BUSY),
                (_, event) -> {
                    if (event.kind() == PhoneEvent.Kind.INVITED) rung.add(System.nanoTime());
                },
                Thread.ofVirtual().factory(),
                Clock.systemUTC());
    }

    @AfterEach
    void close() {
        oldCarrier.close();
        newCarrier.close();
        receiver.close();
    }

    @Test
    void aChangeIsInForceWhenItIsAnswered() throws Exception {
        try (Installation installation = Installation.start(settings("node-1"))) {
            Customer customer = installation.customer("10");
            for (int i = 1; i <= 5; i++) {
                set(installation, oldCarrier);
                call(customer);
                assertThat(rungAtOldCarrier).hasSize(i);
                set(installation, newCarrier);
                call(customer);
                assertThat(rungAtNewCarrier).hasSize(i);
            }
            assertThat(installation
                            .http()
                            .delete("/v1/admin/trunks/main", OPERATOR)
                            .status())
                    .isEqualTo(204);
            assertThat(call(customer).says("status")).isEqualTo("Failed");
            assertThat(rungAtNewCarrier).hasSize(5);
        }
    }

    @Test
    void aTrunkThatCannotBeUsedIsRefusedAndTheOthersGoOn() throws Exception {
        try (Installation installation = Installation.start(settings("node-1"))) {
            set(installation, oldCarrier);
            Map<String, ?> unreadable = Map.of("uri", "sip:127.0.0.1:5060", "media-networks", List.of("999.0.2.1/24"));
            Http.Reply refused = installation.http().put("/v1/admin/trunks/other", unreadable, OPERATOR);
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.body()).contains("media-networks");
            assertThat(installation.http().get("/v1/admin/trunks", OPERATOR).body())
                    .doesNotContain("other");
            call(installation.customer("10"));
            assertThat(rungAtOldCarrier).hasSize(1);
        }
    }

    /// As an earlier version stored it, which looked at less.
    @Test
    void aStoredTrunkThatCannotBeReadIsLeftOut() throws Exception {
        String database = PostgresCluster.running().newDatabase();
        Map<String, Object> settings = settings("node-1");
        settings.put("ringtrue.database.url", database);
        try (Installation installation = Installation.start(settings)) {
            set(installation, oldCarrier);
            Map<String, ?> broken = Map.of("uri", "sip:127.0.0.1:" + newCarrier.port());
            assertThat(installation
                            .http()
                            .put("/v1/admin/trunks/broken", broken, OPERATOR)
                            .status())
                    .isEqualTo(200);
        }
        JdbcClient.create(new DriverManagerDataSource(database))
                .sql("UPDATE trunk SET media_networks = '10.0.0.0/99', priority = 0 WHERE name = 'broken'")
                .update();
        try (Installation installation = Installation.start(settings)) {
            call(installation.customer("10"));
            assertThat(rungAtOldCarrier).hasSize(1);
            assertThat(rungAtNewCarrier).isEmpty();
        }
    }

    @Test
    void otherNodesFollowWithinASecond() throws Exception {
        String database = PostgresCluster.running().newDatabase();
        Map<String, Object> first = settings("node-1");
        first.put("ringtrue.database.url", database);
        try (Installation one = Installation.start(first)) {
            Map<String, Object> second = settings("node-2");
            second.put("ringtrue.database.url", database);
            Files.createDirectories(folder.resolve("node-2"));
            Files.copy(folder.resolve("node-1/installation.key"), folder.resolve("node-2/installation.key"));
            try (Installation two = Installation.start(second)) {
                set(one, oldCarrier);
                Customer customer = two.customer("10");
                callFor(Duration.ofMillis(1_500), customer);
                set(one, newCarrier);
                long changed = System.nanoTime();
                callFor(Duration.ofSeconds(3), customer);
                assertThat(rungAtNewCarrier).isNotEmpty();
                assertThat(rungAtOldCarrier)
                        .isNotEmpty()
                        .allSatisfy(rung ->
                                assertThat(Duration.ofNanos(rung - changed)).isLessThan(Duration.ofSeconds(1)));
                countriesFollow(one, customer);
            }
        }
    }

    /// Of countries, too.
    private void countriesFollow(Installation one, Customer customerOfTheOther) {
        assertThat(refused(customerOfTheOther)).isTrue();
        assertThat(one.http().put(FRANCE, Map.of(), OPERATOR).status()).isEqualTo(200);
        await().pollInSameThread().until(() -> !refused(customerOfTheOther));
        assertThat(one.http().delete(FRANCE, OPERATOR).status()).isEqualTo(200);
        await().pollInSameThread().until(() -> refused(customerOfTheOther));
    }

    private boolean refused(Customer customer) {
        String french = "+336123%05d".formatted(numbersUsed++);
        return customer.ask(french, "4071", receiver.url()).body().contains("calls to +33 (France) are not allowed");
    }

    /// One call after the other; whichever node is quicker takes each.
    private void callFor(Duration time, Customer customer) throws Exception {
        long begun = System.nanoTime();
        while (System.nanoTime() - begun < time.toNanos()) call(customer);
    }

    private Receiver.Callback call(Customer customer) throws Exception {
        String number = "+1201555%04d".formatted(100 + numbersUsed++);
        long id = customer.verify(number, "4071", receiver.url());
        return receiver.next(1).get(id);
    }

    private static void set(Installation installation, FarEnd carrier) {
        Map<String, ?> trunk = Map.of("uri", "sip:127.0.0.1:" + carrier.port(), "calls-per-second", 1_000);
        Http.Reply reply = installation.http().put("/v1/admin/trunks/main", trunk, OPERATOR);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    }

    private Map<String, Object> settings(String node) {
        Map<String, Object> settings = Installation.settings(folder.resolve(node));
        settings.put("ringtrue.callbacks.allowed-ports", receiver.port());
        return settings;
    }
}
