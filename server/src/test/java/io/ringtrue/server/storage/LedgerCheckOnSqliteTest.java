package io.ringtrue.server.storage;

class LedgerCheckOnSqliteTest extends LedgerCheckContract {
    LedgerCheckOnSqliteTest() {
        super(Engine.SQLITE);
    }
}
