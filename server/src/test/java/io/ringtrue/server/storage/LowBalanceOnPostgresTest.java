package io.ringtrue.server.storage;

class LowBalanceOnPostgresTest extends LowBalanceContract {
    LowBalanceOnPostgresTest() {
        super(Engine.POSTGRESQL);
    }
}
