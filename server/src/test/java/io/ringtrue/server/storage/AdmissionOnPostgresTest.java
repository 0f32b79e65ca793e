package io.ringtrue.server.storage;

class AdmissionOnPostgresTest extends AdmissionContract {
    AdmissionOnPostgresTest() {
        super(Engine.POSTGRESQL);
    }
}
