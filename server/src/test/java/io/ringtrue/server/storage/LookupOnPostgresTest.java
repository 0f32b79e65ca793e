package io.ringtrue.server.storage;

class LookupOnPostgresTest extends LookupContract {
    LookupOnPostgresTest() {
        super(Engine.POSTGRESQL);
    }
}
