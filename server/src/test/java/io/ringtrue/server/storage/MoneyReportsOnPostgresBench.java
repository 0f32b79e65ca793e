package io.ringtrue.server.storage;

class MoneyReportsOnPostgresBench extends MoneyReportsBench {
    MoneyReportsOnPostgresBench() {
        super(Engine.POSTGRESQL);
    }
}
