package io.ringtrue.server.storage;

class ValidationStoreOnSqliteTest extends ValidationStoreContract {
    ValidationStoreOnSqliteTest() {
        super(Engine.SQLITE);
    }
}
