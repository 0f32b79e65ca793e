package io.ringtrue.trials.experiments;

import io.ringtrue.trials.oracle.Harm;
import io.ringtrue.trials.world.CallbackEndpoint;
import io.ringtrue.trials.world.Disk;
import io.ringtrue.trials.world.Launch;
import io.ringtrue.trials.world.Node;
import io.ringtrue.trials.world.Phones;
import io.ringtrue.trials.world.Postgres;
import io.ringtrue.trials.world.Relay;
import io.ringtrue.trials.world.ServerClient;
import io.ringtrue.trials.world.SilentNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Nodes of our own, through all their lives, with their store.
public final class OwnInstallation extends Installation {
    private static final String ADMIN_TOKEN = "trial-admin-token-of-no-value";

    /// Live calls may go on for 30 s after SIGTERM; the process began to count a moment after us.
    private static final Duration DRAIN = Duration.ofSeconds(29);

    private final Setup setup;
    private final Path folder;
    private final Launch launch;
    private final Map<Integer, Node> nodes = new ConcurrentHashMap<>();
    private final Map<Integer, ServerClient> clients = new ConcurrentHashMap<>();
    private final Set<Integer> up = ConcurrentHashMap.newKeySet();
    private final List<Relay> relays = new ArrayList<>();
    private final List<Duration> starts = new CopyOnWriteArrayList<>();
    private final @Nullable Postgres postgres;
    private final @Nullable Disk disk;
    private final @Nullable SilentNames names;

    private OwnInstallation(Setup setup, Path folder, Launch launch, Phones phones, CallbackEndpoint callbacks)
            throws IOException, InterruptedException {
        super(phones, callbacks);
        this.setup = setup;
        this.folder = folder;
        this.launch = launch;
        for (int node = 0; node < setup.nodes(); node++) Files.createDirectories(folder(node));
        disk = setup.disk() == 0 ? null : Disk.mount(folder(0).resolve("data"), setup.disk());
        names = setup.silentNames() ? SilentNames.open() : null;
        postgres = setup.store() == Store.POSTGRESQL ? Postgres.open() : null;
        if (postgres == null) return;
        for (int node = 0; node < setup.nodes(); node++) relays.add(Relay.open(postgres.port()));
    }

    /// Nothing runs yet but the store.
    static OwnInstallation open(Setup setup, Path folder, Launch launch) throws IOException, InterruptedException {
        return new OwnInstallation(setup, folder, launch, Phones.open(setup.nodes(), 0), CallbackEndpoint.open(0));
    }

    @Override
    int nodes() {
        return setup.nodes();
    }

    @Override
    boolean isUp(int node) {
        return up.contains(node);
    }

    @Override
    ServerClient client(int node) {
        return Optional.ofNullable(clients.get(node)).orElseThrow();
    }

    @Override
    List<Path> logs() {
        return IntStream.range(0, nodes())
                .mapToObj(node -> folder(node).resolve("server.log"))
                .toList();
    }

    private Path folder(int node) {
        return folder.resolve("node-" + node);
    }

    Path data(int node) {
        return folder(node).resolve("data");
    }

    Node node(int node) {
        return Optional.ofNullable(nodes.get(node)).orElseThrow();
    }

    /// The relay between a node and PostgreSQL.
    Relay relay(int node) {
        return relays.get(node);
    }

    Postgres postgres() {
        return Optional.ofNullable(postgres).orElseThrow();
    }

    Disk disk() {
        return Optional.ofNullable(disk).orElseThrow();
    }

    List<Duration> starts() {
        return List.copyOf(starts);
    }

    void startAll() throws InterruptedException {
        for (int node = 0; node < nodes(); node++) start(node);
    }

    /// Starts a node on what its earlier lives left, and waits until it is ready.
    void start(int node) throws InterruptedException {
        Node started = launch(node);
        starts.add(started.awaitReady());
        up.add(node);
    }

    /// Starts a node and does not wait.
    Node launch(int node) {
        shareKey(node);
        Launch how = launch.limitedBy(limits());
        if (setup.fakeTime()) how = how.with(FakeTime.environment(folder.resolve("clock")));
        Node started = Node.launch(how, folder(node), settings(node));
        nodes.put(node, started);
        Optional.ofNullable(clients.put(node, new ServerClient(started.base(), ADMIN_TOKEN)))
                .ifPresent(ServerClient::close);
        return started;
    }

    private String limits() {
        try {
            return setup.silentNames() ? SilentNames.use(folder) : setup.limits();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Moves the wall clock of all nodes.
    void moveClock(Duration by) {
        FakeTime.move(folder.resolve("clock"), by);
    }

    /// All nodes need the installation key of the first.
    private void shareKey(int node) {
        Path key = data(0).resolve("installation.key");
        Path own = data(node).resolve("installation.key");
        try {
            if (node == 0 || Files.exists(own)) return;
            Files.createDirectories(data(node));
            Files.copy(key, own);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String settings(int node) {
        Map<String, String> all = NodeSettings.of(this, node);
        all.put("ringtrue.data-dir", data(node).toString());
        all.put("ringtrue.admin-token", ADMIN_TOKEN);
        if (postgres != null)
            all.put("ringtrue.database.url", "\"" + Postgres.jdbcUrl(relay(node).port()) + "\"");
        all.putAll(setup.settings());
        StringBuilder yaml = new StringBuilder();
        all.forEach((key, value) -> yaml.append(key).append(": ").append(value).append('\n'));
        return yaml.toString();
    }

    /// SIGKILL. The carrier ends the node's calls.
    ///
    /// @return how many calls it had
    int kill(int node) throws InterruptedException {
        up.remove(node);
        Instant from = Instant.now();
        int calls = phones().active(node);
        node(node).kill();
        remember(new Harm(Harm.Kind.KILLED, node, from, Instant.now()));
        phones().hangUp(node);
        return calls;
    }

    /// SIGSTOP.
    Instant freeze(int node) {
        up.remove(node);
        Instant from = Instant.now();
        node(node).freeze();
        return from;
    }

    /// SIGCONT.
    void thaw(int node, Instant since) {
        node(node).thaw();
        remember(new Harm(Harm.Kind.FROZEN, node, since, Instant.now()));
        up.add(node);
    }

    /// SIGTERM, and waits for the end. Only calls that outlasted the time to drain may have died
    /// with the node.
    ///
    /// @return the exit status
    int terminate(int node) throws InterruptedException {
        Instant hangsUp = Instant.now().plus(DRAIN);
        up.remove(node);
        node(node).terminate();
        int status = node(node).awaitEnd();
        Instant ended = Instant.now();
        if (ended.isAfter(hangsUp)) remember(new Harm(Harm.Kind.DRAINED, node, hangsUp, ended));
        return status;
    }

    @Override
    public void close() {
        clients.values().forEach(ServerClient::close);
        nodes.values().forEach(Node::close);
        super.close();
        relays.forEach(Relay::close);
        if (postgres != null) postgres.close();
        if (disk != null) disk.close();
        if (names != null) names.close();
    }
}
