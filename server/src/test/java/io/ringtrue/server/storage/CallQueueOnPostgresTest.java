package io.ringtrue.server.storage;

class CallQueueOnPostgresTest extends CallQueueContract {
    CallQueueOnPostgresTest() {
        super(Engine.POSTGRESQL);
    }
}
