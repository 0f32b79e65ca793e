package io.ringtrue.server.storage;

class DeliveriesOnSqliteTest extends DeliveriesContract {
    DeliveriesOnSqliteTest() {
        super(Engine.SQLITE);
    }
}
