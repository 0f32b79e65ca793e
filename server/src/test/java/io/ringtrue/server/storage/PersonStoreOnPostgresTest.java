package io.ringtrue.server.storage;

class PersonStoreOnPostgresTest extends PersonStoreContract {
    PersonStoreOnPostgresTest() {
        super(Engine.POSTGRESQL);
    }
}
