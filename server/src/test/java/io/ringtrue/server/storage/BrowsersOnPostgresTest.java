package io.ringtrue.server.storage;

class BrowsersOnPostgresTest extends BrowsersContract {
    BrowsersOnPostgresTest() {
        super(Engine.POSTGRESQL);
    }
}
