package io.ringtrue.server.storage;

class LedgerStoreOnPostgresTest extends LedgerStoreContract {
    LedgerStoreOnPostgresTest() {
        super(Engine.POSTGRESQL);
    }
}
