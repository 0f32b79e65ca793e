package io.ringtrue.server.storage;

class SentFormsOnSqliteTest extends SentFormsContract {
    SentFormsOnSqliteTest() {
        super(Engine.SQLITE);
    }
}
