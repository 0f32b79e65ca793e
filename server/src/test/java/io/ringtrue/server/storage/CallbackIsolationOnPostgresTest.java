package io.ringtrue.server.storage;

class CallbackIsolationOnPostgresTest extends CallbackIsolationContract {
    CallbackIsolationOnPostgresTest() {
        super(Engine.POSTGRESQL);
    }
}
