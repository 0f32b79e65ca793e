package io.ringtrue.server.storage;

class CallbackStoreOnPostgresTest extends CallbackStoreContract {
    CallbackStoreOnPostgresTest() {
        super(Engine.POSTGRESQL);
    }
}
