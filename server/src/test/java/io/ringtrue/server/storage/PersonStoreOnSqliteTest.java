package io.ringtrue.server.storage;

class PersonStoreOnSqliteTest extends PersonStoreContract {
    PersonStoreOnSqliteTest() {
        super(Engine.SQLITE);
    }
}
