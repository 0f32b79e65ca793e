package io.ringtrue.numbers.operators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A damaged or wrong file is refused with the line; a single bad row is left out.
class DamagedFilesTest {

    private static final String CODES = "CoCodeAssignment_Utilized_AllStates_Public.txt";
    private static final String HEADER = "NPA-NXX\tOCN\tCompany\tUse\n";
    private static final int HUGE = 100_000_000;

    private static void refuses(byte[] bytes, String message) {
        RefusedFile refused = assertThrows(RefusedFile.class, () -> Samples.read(bytes));
        assertTrue(String.valueOf(refused.getMessage()).startsWith(message), refused.getMessage());
    }

    private static void refuses(String text, String message) {
        refuses(text.getBytes(StandardCharsets.UTF_8), message);
    }

    @Test
    void refusesAFileThatBreaksOff() {
        String whole = Samples.text(CODES);
        int lastRow = whole.stripTrailing().lastIndexOf('\n') + 1;

        refuses(whole.substring(0, lastRow + 12), "line 16: breaks off: the file was cut short");
        refuses("NPA,NXX,X,OCN,Company\n201,510,6,6529,\"Sample Mo", "line 2: breaks off");
    }

    @Test
    void refusesAnotherDelimiter() {
        refuses(Samples.text(CODES).replace('\t', '|'), "line 1: is the header of no known file: State|NPA-NXX|");
        refuses(
                HEADER
                        + Samples.text(CODES)
                                .lines()
                                .skip(1)
                                .map(row -> row.replace('\t', ';'))
                                .reduce("", (a, b) -> a + b + "\n"),
                "no row could be used: line 2: has only 1 columns");
    }

    @Test
    void refusesNulBytes() {
        byte[] bytes = Samples.bytes(CODES);
        bytes[Samples.text(CODES).indexOf("201-206")] = 0;
        refuses(bytes, "line 5: a NUL byte");
    }

    @Test
    void refusesALineOfAHundredMegabytesWithoutHoldingIt() {
        TextFile.Bytes endless = () ->
                new SequenceInputStream(
                        new ByteArrayInputStream(HEADER.getBytes(StandardCharsets.UTF_8)),
                        InputStream.nullInputStream()) {
                    private int left = HUGE;

                    @Override
                    public int read(byte[] into, int at, int length) throws IOException {
                        int read = super.read(into, at, length);
                        if (read >= 0) return read;
                        int more = Math.min(left, length);
                        Arrays.fill(into, at, at + more, (byte) 'x');
                        left -= more;
                        return more == 0 ? -1 : more;
                    }
                };

        RefusedFile refused = assertThrows(RefusedFile.class, () -> OperatorFile.read(endless, Samples.TODAY));
        assertEquals("line 2: is longer than 65536 characters: not a table", refused.getMessage());
    }

    @Test
    void refusesUtf16() {
        refuses(Samples.text(CODES).getBytes(StandardCharsets.UTF_16), "line 1: this is UTF-16");
        refuses(Samples.text(CODES).getBytes(StandardCharsets.UTF_16LE), "line 1: a NUL byte");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<!DOCTYPE html>\n<html><body>403 Forbidden</body></html>", "\n  <?xml version='1.0'?>"})
    void refusesAnErrorPageSavedAsAFile(String page) {
        refuses(page, "line 1: this is a web page or XML");
    }

    @Test
    void refusesUtf8ThatIsNone() {
        byte[] bytes = Samples.bytes("DEF-9xx.csv");
        bytes[bytes.length / 2] = (byte) 0xFF;
        refuses(bytes, "line 1: claims to be UTF-8, and is not");
    }

    @Test
    void refusesAnArchive() {
        refuses("PK\u0003\u0004\u0014", "line 1: this is a ZIP archive");
    }

    @Test
    void refusesAnEmptyFileAndAHeaderAlone() {
        refuses("", "line 1: the file is empty");
        refuses("# nothing\n", "line 2: there is no header");
        refuses(HEADER, "line 1: there is no row after the header");
    }

    @Test
    void namesTheColumnThatIsMissing() {
        refuses(
                Samples.text(CODES).replaceFirst("OCN", "Owner"),
                "line 1: looks like NANPA central office codes, but has no column OCN");
        refuses(
                Samples.text("S5.csv").replaceFirst("CP Name", "Name"),
                "line 1: looks like Ofcom, but has no column CP Name");
    }

    @Test
    void leavesOutASingleBadRowWithItsLine() throws RefusedFile {
        OperatorTable table = Samples.readText(Samples.text(CODES).replace("201-206", "201-2O6"));

        assertEquals(14, table.ranges());
        assertEquals(1, table.refused());
        assertEquals(
                "line 5: NPA-NXX must be 6 digits",
                table.refusedRows().getFirst().toString());
    }

    @Test
    void refusesAFileOfWhichMoreThanOneRowInFiftyIsBad() throws RefusedFile {
        assertEquals(5, Samples.readText(rows(245, 5)).refused());
        refuses(rows(244, 5) + "x\tx\tx\tx\n", "6 of 250 rows cannot be used, too many to trust the rest: line 246:");
    }

    private static String rows(int good, int bad) {
        StringBuilder text = new StringBuilder(HEADER);
        for (int i = 0; i < good; i++) text.append("201-").append(200 + i).append("\t6529\tSample\tAS\n");
        text.append("bad\t6529\tSample\tAS\n".repeat(bad));
        return text.toString();
    }

    @Test
    void leavesOutBothRowsOfABlockThatIsListedTwiceAndDiffers() throws RefusedFile {
        OperatorTable table = Samples.readText(HEADER + """
                201-510\t6529\tOne\tAS
                201-511\t6529\tOne\tAS
                201-510\t6506\tOther\tAS
                201-511\t6529\tOne\tAS
                """);

        assertEquals(
                "[line 2: is the same block as line 4, but differs from it,"
                        + " line 4: is the same block as line 2, but differs from it]",
                table.refusedRows().toString());
        assertEquals(2, table.ranges());
    }

    @Test
    void refusesRangesThatEndBeforeTheyBegin() {
        refuses(
                "АВС/ DEF;От;До;Емкость;Оператор;Регион\n900;5;4;1;Пример;-\n",
                "no row could be used: line 2: the range ends before it begins");
    }

    @Test
    void throwsNothingElseWhateverIsDamaged() {
        Random random = new Random(7);
        for (String name : new String[] {
            CODES,
            "S1.csv",
            "MAJNUM.csv",
            "DEF-9xx.csv",
            "ABC-3xx.csv",
            "COCodeStatus_ALL.csv",
            "pnn_Publico_01_11_2020.csv",
            "ThousandsBlockAssignment_All_Augmented.csv",
            "ocn-class-of-an-operator.csv"
        }) {
            for (int i = 0; i < 500; i++) {
                byte[] bytes = Samples.bytes(name);
                for (int hits = random.nextInt(1, 20); hits > 0; hits--) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                }
                byte[] damaged = Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
                try {
                    Samples.plan().with(OperatorData.compile(java.util.List.of(Samples.read(damaged))));
                } catch (RefusedFile refused) {
                    assertTrue(refused.rows().getFirst().line() >= 1);
                }
            }
        }
    }
}
