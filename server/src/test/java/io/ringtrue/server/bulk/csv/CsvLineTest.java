package io.ringtrue.server.bulk.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CsvLineTest {
    @Test
    void quotesWhatNeedsQuotes() {
        assertThat(CsvLine.of(List.of("a", "b,c", "d\"e", "f\ng", ""))).isEqualTo("a,\"b,c\",\"d\"\"e\",\"f\ng\",\r\n");
        assertThat(CsvLine.cell("a;b,c", ';')).isEqualTo("\"a;b,c\"");
    }

    @Test
    void letsNoCellBecomeAFormula() {
        for (String cell : new String[] {"=1+1", "+1", "-1+1", "@SUM(A1)", "\t=1"}) {
            assertThat(CsvLine.cell(cell, ',')).startsWith("'");
        }
        assertThat(CsvLine.cell("-0.015", ',')).isEqualTo("-0.015");
        assertThat(CsvLine.cell("\r=1", ',')).startsWith("\"'");
    }
}
