package io.ringtrue.server.storage;

class ValidationStoreOnPostgresTest extends ValidationStoreContract {
    ValidationStoreOnPostgresTest() {
        super(Engine.POSTGRESQL);
    }
}
