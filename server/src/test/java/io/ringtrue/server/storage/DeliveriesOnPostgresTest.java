package io.ringtrue.server.storage;

class DeliveriesOnPostgresTest extends DeliveriesContract {
    DeliveriesOnPostgresTest() {
        super(Engine.POSTGRESQL);
    }
}
