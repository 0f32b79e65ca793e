package io.ringtrue.server.storage;

class GuardOnPostgresTest extends GuardContract {
    GuardOnPostgresTest() {
        super(Engine.POSTGRESQL);
    }

    @Override
    Storage openElsewhere() {
        return open("node-2");
    }
}
