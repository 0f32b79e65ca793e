package io.ringtrue.server.storage;

class SentFormsOnPostgresTest extends SentFormsContract {
    SentFormsOnPostgresTest() {
        super(Engine.POSTGRESQL);
    }
}
