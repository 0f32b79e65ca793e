package io.ringtrue.server.storage;

class GuardOnSqliteTest extends GuardContract {
    GuardOnSqliteTest() {
        super(Engine.SQLITE);
    }

    /// One node a file: the same node after a restart.
    @Override
    Storage openElsewhere() {
        storage.close();
        storage = open("node-1");
        storage.close();
        return open("node-1");
    }
}
