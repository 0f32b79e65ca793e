package io.ringtrue.server.storage;

class MoneyReportsOnPostgresTest extends MoneyReportsContract {
    MoneyReportsOnPostgresTest() {
        super(Engine.POSTGRESQL);
    }
}
