package io.ringtrue.server.storage;

class VerificationReportsOnPostgresTest extends VerificationReportsContract {
    VerificationReportsOnPostgresTest() {
        super(Engine.POSTGRESQL);
    }
}
