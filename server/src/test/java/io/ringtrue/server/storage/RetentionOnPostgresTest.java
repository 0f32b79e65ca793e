package io.ringtrue.server.storage;

class RetentionOnPostgresTest extends RetentionContract {
    RetentionOnPostgresTest() {
        super(Engine.POSTGRESQL);
    }
}
