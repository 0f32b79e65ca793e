package io.ringtrue.server.storage;

class TrunkStoreOnSqliteTest extends TrunkStoreContract {
    TrunkStoreOnSqliteTest() {
        super(Engine.SQLITE);
    }
}
