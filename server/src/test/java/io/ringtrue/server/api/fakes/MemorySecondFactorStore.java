package io.ringtrue.server.api.fakes;

import io.ringtrue.server.accounts.Secret;
import io.ringtrue.server.accounts.SecretHash;
import io.ringtrue.server.people.Person;
import io.ringtrue.server.people.PersonStore;
import io.ringtrue.server.people.SecondFactorStore;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Second factors in memory.
public final class MemorySecondFactorStore implements SecondFactorStore {
    private final Map<Long, Factor> factors = new HashMap<>();
    private final PersonStore people;

    private static final class Factor {
        private final Secret key;
        private final Set<SecretHash> recovery = new HashSet<>();
        private boolean on;
        private long step;

        Factor(Secret key) {
            this.key = key;
        }
    }

    public MemorySecondFactorStore(PersonStore people) {
        this.people = people;
    }

    @Override
    public synchronized Optional<Stored> find(long personId) {
        return Optional.ofNullable(factors.get(personId))
                .map(factor -> new Stored(factor.key, factor.on, factor.recovery.size()));
    }

    @Override
    public synchronized void begin(long personId, Secret key, Instant at) {
        if (find(personId).filter(Stored::on).isEmpty()) factors.put(personId, new Factor(key));
    }

    @Override
    public synchronized Optional<Person> turnOn(long personId, long step, List<SecretHash> recovery) {
        Factor factor = factors.get(personId);
        if (factor == null || factor.on) return Optional.empty();
        factor.on = true;
        factor.step = step;
        factor.recovery.addAll(recovery);
        people.signOut(personId);
        return people.find(personId);
    }

    @Override
    public synchronized boolean useStep(long personId, long step) {
        Factor factor = factors.get(personId);
        if (factor == null || !factor.on || factor.step >= step) return false;
        factor.step = step;
        return true;
    }

    @Override
    public synchronized boolean useRecovery(long personId, SecretHash code) {
        Factor factor = factors.get(personId);
        return factor != null && factor.recovery.remove(code);
    }

    @Override
    public synchronized boolean remove(long personId) {
        Factor factor = factors.remove(personId);
        boolean was = factor != null && factor.on;
        if (was) people.signOut(personId);
        return was;
    }
}
