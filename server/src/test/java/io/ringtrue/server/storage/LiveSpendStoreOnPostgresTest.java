package io.ringtrue.server.storage;

class LiveSpendStoreOnPostgresTest extends LiveSpendStoreContract {
    LiveSpendStoreOnPostgresTest() {
        super(Engine.POSTGRESQL);
    }
}
