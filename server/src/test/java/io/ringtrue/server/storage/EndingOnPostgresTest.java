package io.ringtrue.server.storage;

class EndingOnPostgresTest extends EndingContract {
    EndingOnPostgresTest() {
        super(Engine.POSTGRESQL);
    }
}
