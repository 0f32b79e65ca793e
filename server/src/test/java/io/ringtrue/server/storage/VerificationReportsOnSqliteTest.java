package io.ringtrue.server.storage;

class VerificationReportsOnSqliteTest extends VerificationReportsContract {
    VerificationReportsOnSqliteTest() {
        super(Engine.SQLITE);
    }
}
