package io.ringtrue.server.storage;

class ProviderLinkOnSqliteTest extends ProviderLinkContract {
    ProviderLinkOnSqliteTest() {
        super(Engine.SQLITE);
    }
}
