package io.ringtrue.server.storage;

import org.junit.jupiter.api.Test;

class BackupOnPostgresTest extends BackupContract {
    BackupOnPostgresTest() {
        super(Engine.POSTGRESQL);
    }

    @Test
    void stopsNothingThatAnotherNodeAcceptsAfterTheRestore() {
        leavesAloneWhatAnotherNodeAcceptsAfterTheRestore();
    }
}
