package io.ringtrue.server.storage;

class BarredWhileQueuedOnSqliteTest extends BarredWhileQueuedContract {
    BarredWhileQueuedOnSqliteTest() {
        super(Engine.SQLITE);
    }
}
