package io.ringtrue.server.storage;

class OverviewStoreOnPostgresTest extends OverviewStoreContract {
    OverviewStoreOnPostgresTest() {
        super(Engine.POSTGRESQL);
    }
}
