package io.ringtrue.numbers.operators;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each official file, in present and older layouts, is recognized by its contents.
class OfficialLayoutsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CoCodeAssignment_Utilized_AllStates_Public.txt | nanpa-codes | NANPA central office codes | 15 | 2004-02-20
            allutlzd.txt                                   | nanpa-codes | NANPA central office codes | 12 | 2003-09-02
            ThousandsBlockAssignment_All_Augmented.csv     | nanpa-blocks | NANPA thousands blocks | 12 | 2019-10-30
            AllBlocksAugmentedReport.txt                   | nanpa-blocks | NANPA thousands blocks | 10 | 2011-05-20
            COCodeStatus_ALL.csv                           | cnac-codes | CNAC central office codes | 12 | 2026-11-06
            S1.csv                                         | ofcom-s1 | Ofcom S1 | 11 | 2000-10-12
            S3.csv                                         | ofcom-s3 | Ofcom S3 | 10 | 2010-11-30
            S5.csv                                         | ofcom-s5 | Ofcom S5 | 10 | 2005-11-11
            S7.csv                                         | ofcom-s7 | Ofcom S7 | 10 | 2009-06-02
            S8.csv                                         | ofcom-s8 | Ofcom S8 | 10 | 2010-11-30
            S9.csv                                         | ofcom-s9 | Ofcom S9 | 10 | 2001-07-01
            identifiants_CE.csv                            | arcep-identifiants-ce | ARCEP identifiants_CE | 10 | 2026-11-22
            DEF-9xx.csv | russia-def-9xx | Russian numbering register DEF-9xx | 10 | 2026-11-22
            ABC-3xx.csv | russia-abc-3xx | Russian numbering register ABC-3xx | 10 | 2026-11-22
            ABC-4xx.csv | russia-abc-4xx | Russian numbering register ABC-4xx | 10 | 2026-11-22
            ABC-8xx.csv | russia-abc-8xx | Russian numbering register ABC-8xx | 10 | 2026-11-22
            pnn_Publico_01_11_2020.csv | mexico-pnn | IFT Plan Nacional de Numeración | 11 | 2015-10-15
            pnn_Publico_02_11_2026.csv | mexico-pnn | IFT Plan Nacional de Numeración | 10 | 2026-10-28
            ocn-class-of-an-operator.csv | ocn-class | OCN classes | 10 | 2026-11-22
            """)
    void isReadWithoutLosingARow(String file, String name, String source, int rows, String date) {
        OperatorTable table = Samples.read(file);

        assertEquals(name, table.name());
        assertEquals(source, table.source());
        assertEquals(rows, table.rows());
        assertEquals(rows, table.ranges());
        assertEquals(0, table.refused(), () -> table.refusedRows().toString());
        assertEquals(date, table.date().toString());
    }

    @Test
    void leavesShortCodesAndMachineNumbersOfArcepAside() {
        OperatorTable table = Samples.read("MAJNUM.csv");

        assertEquals(13, table.rows());
        assertEquals(11, table.ranges());
        assertEquals(0, table.refused());
        assertEquals("arcep-majnum", table.name());
        assertEquals("2024-04-19", table.date().toString());
        assertEquals("[33, 262]", table.callingCodes().toString().replace("262, 33", "33, 262"));
    }

    @Test
    void takesColumnsInAnyOrderAndUnderAnotherDelimiter() throws RefusedFile {
        OperatorTable table = Samples.readText("""
                ocn;COMPANY;Use;"npa nxx"
                6529;Sample Mobile;AS;201-510
                """);

        assertEquals(FileKind.NANPA_CODES, table.kind());
        assertEquals(1, table.ranges());
    }

    @Test
    void takesMajnumInUtf8AsInWindows1252() throws RefusedFile {
        String text = new String(Samples.bytes("MAJNUM.csv"), java.nio.charset.Charset.forName("windows-1252"));

        assertEquals(11, Samples.readText(text, StandardCharsets.UTF_8).ranges());
    }

    @Test
    void shipsRulesForEveryClassWithCompetitiveCarriersAsGuesses() {
        OperatorTable rules = OperatorData.shipped();

        assertEquals(3118, rules.rows());
        assertEquals(0, rules.refused());
    }
}
