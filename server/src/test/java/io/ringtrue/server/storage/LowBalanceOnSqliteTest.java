package io.ringtrue.server.storage;

class LowBalanceOnSqliteTest extends LowBalanceContract {
    LowBalanceOnSqliteTest() {
        super(Engine.SQLITE);
    }
}
