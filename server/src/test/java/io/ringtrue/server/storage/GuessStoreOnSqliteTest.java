package io.ringtrue.server.storage;

class GuessStoreOnSqliteTest extends GuessStoreContract {
    GuessStoreOnSqliteTest() {
        super(Engine.SQLITE);
    }
}
