package io.ringtrue.server.storage;

class AdmissionOnSqliteTest extends AdmissionContract {
    AdmissionOnSqliteTest() {
        super(Engine.SQLITE);
    }
}
