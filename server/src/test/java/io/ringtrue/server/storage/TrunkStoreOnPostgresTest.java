package io.ringtrue.server.storage;

class TrunkStoreOnPostgresTest extends TrunkStoreContract {
    TrunkStoreOnPostgresTest() {
        super(Engine.POSTGRESQL);
    }
}
