package io.ringtrue.server.storage;

class BarredWhileQueuedOnPostgresTest extends BarredWhileQueuedContract {
    BarredWhileQueuedOnPostgresTest() {
        super(Engine.POSTGRESQL);
    }
}
