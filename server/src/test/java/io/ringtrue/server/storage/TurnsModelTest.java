package io.ringtrue.server.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.accounts.InstallationKey;
import io.ringtrue.server.calls.CallOrder;
import io.ringtrue.server.calls.NodeIdentity;
import io.ringtrue.server.ledger.Money;
import io.ringtrue.server.storage.engine.StorageSettings;
import io.ringtrue.server.verification.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/// Claims against the rule itself: the next line is for an account that has the fewest calls under way of those that
/// wait, and for the oldest of what it has queued. So whoever waits is never passed by somebody who has more.
class TurnsModelTest {
    private static final Map<Engine, Storage> STORES = new EnumMap<>(Engine.class);
    private static final NodeIdentity HERE = new NodeIdentity("here", 1);
    private static final int ACCOUNTS = 4;

    private enum What {
        QUEUE,
        CLAIM,
        END
    }

    /// @param which the account that queues, or which of the calls under way ends
    /// @param many how many it queues
    private record Step(What what, int which, int many) {}

    @BeforeContainer
    static void open() throws IOException {
        Path folder = Files.createTempDirectory("turns-model");
        InstallationKey key = InstallationKey.loadOrCreate(folder.resolve("installation-key"));
        for (Engine engine : Engine.values()) {
            Path own = Files.createDirectory(folder.resolve(engine.name()));
            STORES.put(
                    engine,
                    Storage.open(
                            new StorageSettings(engine.newDatabase(own), "", "", own.resolve("node"), 3),
                            key,
                            Samples.PLATFORM_THREADS));
        }
    }

    @AfterContainer
    static void close() {
        STORES.values().forEach(Storage::close);
        STORES.clear();
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.of(What.QUEUE, What.CLAIM, What.CLAIM, What.END),
                        Arbitraries.integers().between(0, 99),
                        Arbitraries.integers().between(1, 6))
                .as(Step::new)
                .list()
                .ofMinSize(10)
                .ofMaxSize(40);
    }

    @Property(tries = 20)
    void givesTheNextLineToWhoHasTheFewest(@ForAll Engine engine, @ForAll("steps") List<Step> steps) {
        Waiting waiting = new Waiting(STORES.get(engine));
        for (Step step : steps) {
            switch (step.what) {
                case QUEUE -> waiting.queue(step.which % ACCOUNTS, step.many);
                case CLAIM -> waiting.claim();
                case END -> waiting.end(step.which);
            }
        }
        waiting.empty();
    }

    private static final class Waiting {
        private final Storage store;
        private final List<Account> accounts = new ArrayList<>();
        private final List<ArrayDeque<Long>> queued = new ArrayList<>();
        private final Map<Long, Integer> owners = new HashMap<>();
        private final List<CallOrder> underWay = new ArrayList<>();

        Waiting(Storage store) {
            this.store = store;
            for (int i = 0; i < ACCOUNTS; i++) {
                accounts.add(store.accounts()
                        .create(Samples.newAccount("apikey-turns-" + Samples.unique(), Money.of("100"))));
                queued.add(new ArrayDeque<>());
            }
        }

        void queue(int which, int many) {
            for (int i = 0; i < many; i++) {
                Verification verification = Samples.verification(accounts.get(which));
                store.verifications().admit(Samples.admission(verification));
                queued.get(which).add(verification.id());
                owners.put(verification.id(), which);
            }
        }

        void claim() {
            List<CallOrder> claimed = store.callQueue().claim(HERE, Samples.NOW, Duration.ofSeconds(20), 1);
            boolean somebodyWaits = queued.stream().anyMatch(queue -> !queue.isEmpty());
            assertThat(claimed).hasSize(somebodyWaits ? 1 : 0);
            for (CallOrder order : claimed) {
                int owner = owners.get(order.id());
                for (int other = 0; other < ACCOUNTS; other++) {
                    if (!queued.get(other).isEmpty()) assertThat(calls(owner)).isLessThanOrEqualTo(calls(other));
                }
                assertThat(order.id()).isEqualTo(queued.get(owner).remove());
                underWay.add(order);
            }
        }

        private long calls(int account) {
            return underWay.stream()
                    .filter(order -> owners.get(order.id()) == account)
                    .count();
        }

        void end(int which) {
            if (underWay.isEmpty()) return;
            CallOrder over = underWay.remove(which % underWay.size());
            assertThat(store.verifications().finish(Samples.failed(over.id(), over.generation())))
                    .isTrue();
        }

        /// Everybody's turn comes.
        void empty() {
            while (queued.stream().anyMatch(queue -> !queue.isEmpty())) claim();
            while (!underWay.isEmpty()) end(0);
        }
    }
}
