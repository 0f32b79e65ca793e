package io.ringtrue.server.storage;

class LookupOnSqliteTest extends LookupContract {
    LookupOnSqliteTest() {
        super(Engine.SQLITE);
    }
}
