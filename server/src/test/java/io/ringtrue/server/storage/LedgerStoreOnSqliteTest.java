package io.ringtrue.server.storage;

class LedgerStoreOnSqliteTest extends LedgerStoreContract {
    LedgerStoreOnSqliteTest() {
        super(Engine.SQLITE);
    }
}
