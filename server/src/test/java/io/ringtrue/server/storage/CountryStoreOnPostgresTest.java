package io.ringtrue.server.storage;

class CountryStoreOnPostgresTest extends CountryStoreContract {
    CountryStoreOnPostgresTest() {
        super(Engine.POSTGRESQL);
    }
}
