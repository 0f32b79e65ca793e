package io.ringtrue.server.storage;

class BackupOnSqliteTest extends BackupContract {
    BackupOnSqliteTest() {
        super(Engine.SQLITE);
    }
}
