package io.ringtrue.server.storage;

class RecoveryOnPostgresTest extends RecoveryContract {
    RecoveryOnPostgresTest() {
        super(Engine.POSTGRESQL);
    }
}
