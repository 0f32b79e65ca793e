package io.ringtrue.server.storage;

class LiveSpendStoreOnSqliteTest extends LiveSpendStoreContract {
    LiveSpendStoreOnSqliteTest() {
        super(Engine.SQLITE);
    }
}
