package io.ringtrue.server.storage;

class GuessStoreOnPostgresTest extends GuessStoreContract {
    GuessStoreOnPostgresTest() {
        super(Engine.POSTGRESQL);
    }
}
