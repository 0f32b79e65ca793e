package io.ringtrue.server.storage;

class CallbackIsolationOnSqliteTest extends CallbackIsolationContract {
    CallbackIsolationOnSqliteTest() {
        super(Engine.SQLITE);
    }
}
