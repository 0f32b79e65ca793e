package io.ringtrue.server.storage;

class ModesOnPostgresTest extends ModesContract {
    ModesOnPostgresTest() {
        super(Engine.POSTGRESQL);
    }
}
