package io.ringtrue.server.storage;

class CallbackStoreOnSqliteTest extends CallbackStoreContract {
    CallbackStoreOnSqliteTest() {
        super(Engine.SQLITE);
    }
}
