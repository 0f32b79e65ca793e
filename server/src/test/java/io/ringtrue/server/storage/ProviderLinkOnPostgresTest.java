package io.ringtrue.server.storage;

class ProviderLinkOnPostgresTest extends ProviderLinkContract {
    ProviderLinkOnPostgresTest() {
        super(Engine.POSTGRESQL);
    }
}
