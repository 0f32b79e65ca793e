package io.ringtrue.server.storage;

class OverviewStoreOnSqliteTest extends OverviewStoreContract {
    OverviewStoreOnSqliteTest() {
        super(Engine.SQLITE);
    }
}
