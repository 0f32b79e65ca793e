package io.ringtrue.server.storage;

class MoneyReportsOnSqliteBench extends MoneyReportsBench {
    MoneyReportsOnSqliteBench() {
        super(Engine.SQLITE);
    }
}
