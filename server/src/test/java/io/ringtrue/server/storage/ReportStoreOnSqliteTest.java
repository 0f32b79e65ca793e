package io.ringtrue.server.storage;

class ReportStoreOnSqliteTest extends ReportStoreContract {
    ReportStoreOnSqliteTest() {
        super(Engine.SQLITE);
    }
}
