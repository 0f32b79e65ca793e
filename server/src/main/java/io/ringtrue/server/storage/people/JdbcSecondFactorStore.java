package io.ringtrue.server.storage.people;

import io.ringtrue.server.accounts.InstallationKey;
import io.ringtrue.server.accounts.Secret;
import io.ringtrue.server.accounts.SecretHash;
import io.ringtrue.server.people.Person;
import io.ringtrue.server.people.SecondFactorStore;
import io.ringtrue.server.storage.engine.Database;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Second factors in tables, their keys sealed by the installation key.
public final class JdbcSecondFactorStore implements SecondFactorStore {
    private final Database database;
    private final InstallationKey key;

    public JdbcSecondFactorStore(Database database, InstallationKey key) {
        this.database = database;
        this.key = key;
    }

    @Override
    public Optional<Stored> find(long personId) {
        return database.read(sql -> SecondFactorRow.find(sql, personId)
                .map(row -> new Stored(row.open(key, personId), row.confirmed(), RecoveryCodeRow.left(sql, personId))));
    }

    @Override
    public void begin(long personId, Secret secret, Instant at) {
        byte[] sealed = SecondFactorRow.sealed(key, personId, secret);
        database.write(sql -> {
            SecondFactorRow.begin(sql, personId, sealed, at);
            return true;
        });
    }

    @Override
    public Optional<Person> turnOn(long personId, long step, List<SecretHash> recovery) {
        return database.write(sql -> {
            if (!SecondFactorRow.turnOn(sql, personId, step)) return Optional.empty();
            for (SecretHash code : recovery) RecoveryCodeRow.insert(sql, personId, code);
            PersonRow.signOut(sql, personId);
            return PersonRow.find(sql, personId);
        });
    }

    @Override
    public boolean useStep(long personId, long step) {
        return database.write(sql -> SecondFactorRow.useStep(sql, personId, step));
    }

    @Override
    public boolean useRecovery(long personId, SecretHash code) {
        return database.write(sql -> RecoveryCodeRow.use(sql, personId, code));
    }

    @Override
    public boolean remove(long personId) {
        return database.write(sql -> {
            boolean was = SecondFactorRow.delete(sql, personId);
            RecoveryCodeRow.deleteOf(sql, personId);
            if (was) PersonRow.signOut(sql, personId);
            return was;
        });
    }
}
