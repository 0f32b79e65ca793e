package io.ringtrue.server.storage;

class CallQueueOnSqliteTest extends CallQueueContract {
    CallQueueOnSqliteTest() {
        super(Engine.SQLITE);
    }
}
