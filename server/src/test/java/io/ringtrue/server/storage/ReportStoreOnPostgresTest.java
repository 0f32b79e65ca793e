package io.ringtrue.server.storage;

class ReportStoreOnPostgresTest extends ReportStoreContract {
    ReportStoreOnPostgresTest() {
        super(Engine.POSTGRESQL);
    }
}
