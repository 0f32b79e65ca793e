package io.ringtrue.server.storage;

class AccountStoreOnPostgresTest extends AccountStoreContract {
    AccountStoreOnPostgresTest() {
        super(Engine.POSTGRESQL);
    }
}
