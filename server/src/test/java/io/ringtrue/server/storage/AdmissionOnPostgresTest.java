package io.ringtrue.server.storage;

import java.util.List;

class AdmissionOnPostgresTest extends AdmissionContract {
    AdmissionOnPostgresTest() {
        super(Engine.POSTGRESQL);
    }

    @Override
    List<Storage> twoNodes() {
        return List.of(storage, open("node-2"));
    }
}
