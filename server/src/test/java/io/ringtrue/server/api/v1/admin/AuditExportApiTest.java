package io.ringtrue.server.api.v1.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.api.fakes.RawHttp.Reply;
import io.ringtrue.server.api.v1.OwnApi;
import io.ringtrue.server.reports.AuditView;
import io.ringtrue.server.reports.ReportStore;
import java.util.List;
import org.junit.jupiter.api.Test;

/// `/v1/admin/audit`.
class AuditExportApiTest extends OwnApi {
    @Override
    protected ReportStore reports() {
        return (view, sink) -> {
            if (view == AuditView.LEDGER) {
                sink.accept(List.of(
                        "1", "7", "charge", "-0.015", "458521", "=cmd|' /C calc'!A0", "2016-06-06T08:02:17Z", ""));
                sink.accept(List.of("2", "7", "credit", "5", "", "a \"b\", c", "2016-06-06T08:02:18Z", ""));
            }
        };
    }

    @Test
    void exportsAuditRowsThatNoSpreadsheetExecutes() {
        Reply reply = api.http.get("/v1/admin/audit/ledger.csv", ADMIN);
        assertThat(reply.header("Content-Type")).startsWith("text/csv");
        assertThat(reply.body())
                .isEqualTo("id,account,kind,amount,verification,reference,at,validation,sequence,balance,reason\r\n"
                        + "1,7,charge,-0.015,458521,'=cmd|' /C calc'!A0,2016-06-06T08:02:17Z,\r\n"
                        + "2,7,credit,5,,\"a \"\"b\"\", c\",2016-06-06T08:02:18Z,\r\n");
        expect(404, "/v1/admin/audit/{view}.csv", "get", "/v1/admin/audit/secrets.csv", "", ADMIN);
    }
}
