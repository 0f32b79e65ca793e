package io.ringtrue.server.storage;

class AccountStoreOnSqliteTest extends AccountStoreContract {
    AccountStoreOnSqliteTest() {
        super(Engine.SQLITE);
    }
}
