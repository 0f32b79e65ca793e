package io.ringtrue.server.storage;

class ModesOnSqliteTest extends ModesContract {
    ModesOnSqliteTest() {
        super(Engine.SQLITE);
    }
}
