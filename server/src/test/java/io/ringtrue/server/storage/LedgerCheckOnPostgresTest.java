package io.ringtrue.server.storage;

class LedgerCheckOnPostgresTest extends LedgerCheckContract {
    LedgerCheckOnPostgresTest() {
        super(Engine.POSTGRESQL);
    }
}
