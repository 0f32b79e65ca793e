package io.ringtrue.server.trials;

import static org.awaitility.Awaitility.await;

import io.ringtrue.server.trials.AuditExport.Verification;
import io.ringtrue.telephony.phone.Callee;
import io.ringtrue.telephony.phone.Person;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One installation through all lives of its server, with the world around it: telephones, a customer with money
/// and one without, their callback endpoint. Orders go out one by one, from one thread at a time.
final class Trial implements AutoCloseable {
    /// TRUST: every accepted verification is settled so soon after recovery.
    private static final Duration MOST_TO_SETTLE = Duration.ofSeconds(180);

    /// Reserved for fiction; every trial number is called by one order only.
    private static final String EXCHANGE = "55501";

    private static final List<String> AREAS = List.of("201", "202", "203", "205", "206", "207", "208", "209");

    final Phones phones;
    final CallbackLog callbacks;
    private final Path folder;
    private final List<Order> orders = new CopyOnWriteArrayList<>();
    private final List<Verification> settled = new ArrayList<>();
    private final List<ServerProcess.Start> starts = new ArrayList<>();
    private int numbers;
    private @Nullable ServerProcess server;
    private @Nullable ServerClient client;
    private ServerClient.@Nullable Key rich;
    private ServerClient.@Nullable Key penniless;

    private Trial(Path folder) throws IOException {
        this.folder = folder;
        this.phones = Phones.open();
        this.callbacks = CallbackLog.open();
    }

    /// Nothing runs yet.
    ///
    /// @param folder empty; the server's data, configuration and log go there
    static Trial open(Path folder) throws IOException {
        return new Trial(folder);
    }

    /// Starts the server, on the data its earlier lives left.
    void start() throws IOException {
        ServerProcess started = ServerProcess.start(folder, settings());
        server = started;
        starts.add(started.start());
        client = new ServerClient(
                started.base(),
                Files.readString(folder.resolve("data/admin-token")).strip());
        if (rich == null) {
            rich = client().createAccount("Rich", "100");
            penniless = client().createAccount("Penniless", "");
        }
        client().audit().verifications().stream().filter(Verification::isFinal).forEach(settled::add);
    }

    private String settings() {
        return """
                ringtrue:
                  data-dir: %s
                  sip: { bind: 127.0.0.1, port: 0 }
                  trunks:
                    far-end:
                      uri: "sip:127.0.0.1:%d"
                      caller-id: "+12125550199"
                      calls-per-second: 100
                      media-networks: [127.0.0.0/8]
                  limits: { per-callback-host: 1000/1m, per-prefix: 1000000/1m, per-dial-code: 1000000/1m }
                  watchdog: { least-answered: 1000000 }
                  verification: { ring-timeout: 15s }
                  callbacks: { allowed-networks: [127.0.0.1/32], allowed-ports: [%d] }
                """.formatted(folder.resolve("data"), phones.port(), callbacks.port());
    }

    /// Orders a verification of a number of its own, whose callee is this one.
    Order order(Callee callee, String pin) {
        return place(next(pin), callee, rich());
    }

    /// The same for somebody who cannot pay.
    Order orderUnpaid(String pin) {
        return place(next(pin), Person.keying(pin), key(penniless));
    }

    /// The same to a country that is not allowed.
    Order orderForbidden(String pin) {
        numbers++;
        return place(
                Order.of("forbidden-" + numbers, "4420794600%02d".formatted(numbers % 100), pin),
                Person.keying(pin),
                rich());
    }

    /// What the next order will be: to prepare the world for it.
    Order next(String pin) {
        String number = "1" + AREAS.get(numbers / 100) + EXCHANGE + "%02d".formatted(numbers % 100);
        numbers++;
        return Order.of("order-" + numbers, number, pin);
    }

    Order place(Order order, Callee callee) {
        return place(order, callee, rich());
    }

    private Order place(Order order, Callee callee, ServerClient.Key key) {
        phones.enter(order.number(), callee);
        Order answered = client().place(order, key, callbacks.url(order.callbackPath()));
        orders.add(answered);
        return answered;
    }

    /// Kills the server in the middle of accepting: as soon as the first of a stream of requests was answered.
    void killAmidRequests(Random random) throws InterruptedException {
        CountDownLatch answered = new CountDownLatch(1);
        Thread customer = Thread.ofVirtual().name("customer").start(() -> {
            while (true) {
                String pin = pin(random);
                Order order = order(Person.keying(pin + "#"), pin);
                if (order.answer() instanceof Order.Unknown) return;
                answered.countDown();
            }
        });
        boolean inTime = answered.await(20, TimeUnit.SECONDS);
        server().kill();
        customer.join();
        client().close();
        if (!inTime) throw new AssertionError("no request was answered before the kill:\n" + server().lastLines());
    }

    static String pin(Random random) {
        return "%06d".formatted(random.nextInt(1_000_000));
    }

    List<String> timeline(Order order) {
        return client().timeline(order.id(), rich());
    }

    /// Waits until nothing is on the line and every callback was taken.
    Evidence awaitIdle() {
        try {
            return await("every verification settled and told")
                    .pollInterval(Duration.ofMillis(250))
                    .atMost(MOST_TO_SETTLE)
                    .until(this::evidence, Trial::isIdle);
        } catch (RuntimeException e) {
            throw new AssertionError("not settled: " + unsettled(evidence()) + "\n" + server().lastLines(), e);
        }
    }

    private Evidence evidence() {
        AuditExport now = client().audit();
        return new Evidence(List.copyOf(orders), List.copyOf(settled), now, phones.record(), callbacks.copies());
    }

    private static boolean isIdle(Evidence evidence) {
        return unsettled(evidence).isEmpty();
    }

    private static List<Verification> unsettled(Evidence evidence) {
        var told = evidence.now().deliveries().stream()
                .filter(delivery -> delivery.state().equalsIgnoreCase("delivered"))
                .map(AuditExport.Delivery::verification)
                .collect(Collectors.toSet());
        return evidence.now().verifications().stream()
                .filter(stored -> !stored.isFinal() || !told.contains(stored.id()))
                .toList();
    }

    /// How one order ended.
    static Verification outcome(Evidence evidence, Order order) {
        return evidence.now().verifications().stream()
                .filter(stored -> stored.reference().equals(order.reference()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("is not stored: " + order));
    }

    /// Of every life so far.
    List<ServerProcess.Start> starts() {
        return List.copyOf(starts);
    }

    ServerProcess server() {
        return Optional.ofNullable(server).orElseThrow();
    }

    private ServerClient client() {
        return Optional.ofNullable(client).orElseThrow();
    }

    private ServerClient.Key rich() {
        return key(rich);
    }

    private static ServerClient.Key key(ServerClient.@Nullable Key key) {
        return Optional.ofNullable(key).orElseThrow();
    }

    @Override
    public void close() {
        Optional.ofNullable(client).ifPresent(ServerClient::close);
        Optional.ofNullable(server).ifPresent(ServerProcess::close);
        callbacks.close();
        phones.close();
    }
}
