package io.ringtrue.server.storage;

class CountryStoreOnSqliteTest extends CountryStoreContract {
    CountryStoreOnSqliteTest() {
        super(Engine.SQLITE);
    }
}
