package io.ringtrue.server.storage;

class EndingOnSqliteTest extends EndingContract {
    EndingOnSqliteTest() {
        super(Engine.SQLITE);
    }
}
