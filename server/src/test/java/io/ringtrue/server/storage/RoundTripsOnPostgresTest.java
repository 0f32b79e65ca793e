package io.ringtrue.server.storage;

class RoundTripsOnPostgresTest extends RoundTripsContract {
    RoundTripsOnPostgresTest() {
        super(Engine.POSTGRESQL);
    }
}
