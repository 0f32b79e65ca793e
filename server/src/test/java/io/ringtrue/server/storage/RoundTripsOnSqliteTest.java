package io.ringtrue.server.storage;

class RoundTripsOnSqliteTest extends RoundTripsContract {
    RoundTripsOnSqliteTest() {
        super(Engine.SQLITE);
    }
}
