package io.ringtrue.server.storage;

class GuessWorkOnPostgresTest extends GuessWorkContract {
    GuessWorkOnPostgresTest() {
        super(Engine.POSTGRESQL);
    }
}
