package io.ringtrue.server.storage;

class MoneyReportsOnSqliteTest extends MoneyReportsContract {
    MoneyReportsOnSqliteTest() {
        super(Engine.SQLITE);
    }
}
