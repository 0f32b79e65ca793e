package io.ringtrue.server.storage;

class BrowsersOnSqliteTest extends BrowsersContract {
    BrowsersOnSqliteTest() {
        super(Engine.SQLITE);
    }
}
