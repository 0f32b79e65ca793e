package io.ringtrue.server.storage;

class RecoveryOnSqliteTest extends RecoveryContract {
    RecoveryOnSqliteTest() {
        super(Engine.SQLITE);
    }
}
