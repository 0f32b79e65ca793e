package io.ringtrue.server.storage;

class GuessWorkOnSqliteTest extends GuessWorkContract {
    GuessWorkOnSqliteTest() {
        super(Engine.SQLITE);
    }
}
