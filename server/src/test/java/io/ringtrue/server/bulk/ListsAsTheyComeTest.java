package io.ringtrue.server.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Lists as people send them: columns with misleading names, names in many languages, no heading
/// and a bad first row, a `sep=` line, packed files, files that are no list, cells in a machine's
/// notation or with extensions.
class ListsAsTheyComeTest {
    private static final BulkOptions E164 = Cleaning.options(Answer.E164);
    private static final long FIXED_SEED = 20261128;
    private static final int MUTATIONS = 2_500;

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return packed.toByteArray();
    }

    private static byte[] both(byte[] first, byte[] second) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(first);
        both.writeBytes(second);
        return both.toByteArray();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "Number,Name,Mobile ~ 1,Ann,2015106000 ~ Mobile",
                "Number,Name,Mobile ~ 2015106000,Ann,3 ~ Number",
                "Phone,Id,Contact ~ n/a,7,2015106000 ~ Contact",
                "id,whom to ring ~ 7,2015106000 ~ whom to ring",
                "Order number,Phone 1 ~ 10023,2015106000 ~ Phone 1",
                "Number,Handy ~ 2025550199,2015106000 ~ Handy",
                "Account number,Customer phone ~ 2025550199,2015106000 ~ Customer phone",
                "customer_id,primary_phone,second ~ 2025550199,2015106000, ~ primary_phone",
                "Fax number,homePhone ~ 2025550199,2015106000 ~ homePhone",
                "reference,whom to ring ~ 2025550199,+1 201-510-6000 ~ whom to ring"
            })
    void choosesTheColumnThatHoldsNumbers(String heading, String row, String column) throws Exception {
        Cleaning cleaned = Cleaning.of(heading + "\n" + row + "\n", E164);
        assertThat(cleaned.layout().sentence())
                .contains("column " + column + " (", "1 of its first 1 cells are numbers");
        assertThat(cleaned.out()).endsWith("," + "+12015106000\n").startsWith(heading + ",phone_e164\n");
    }

    @Test
    void takesASparseColumnWithAUsualNameBeforeAFullOneWithAnother() throws Exception {
        Cleaning cleaned = Cleaning.of("Fax,Phone\n2025550199,\n2025550198,\n2025550197,2015106000\n", E164);
        assertThat(cleaned.layout().sentence())
                .contains("column Phone (guessed by its name), 1 of its first 1 cells are numbers");
    }

    @Test
    void takesNumbersWrittenAsSuchBeforeIdentifiers() throws Exception {
        Cleaning cleaned = Cleaning.of("2025550199,Ann,+12015106000\n2025550198,Bob,\n", E164);
        assertThat(cleaned.layout().sentence()).contains("column 3 (guessed by its cells)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Tel 12345", "mobile 555-0100"})
    void takesNoRowForAHeadingForAWordInIt(String first) throws Exception {
        Cleaning cleaned = Cleaning.of(first + "\n2015106000\n", E164);
        assertThat(cleaned.out()).startsWith(first + ",");
        assertThat(cleaned.summary().numbers()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "Contacts 2026\\n\\nname,phone\\nAnn,2015106000\\n ~ body begins with a line that is no row: those behind it have 2 cells (comma); take it away",
                "Contacts\\nname;phone;x\\nAnn;2015106000;1\\n ~ body begins with a line that is no row: those behind it have 3 cells (semicolon); take it away",
                "{\"phone\":\"2015106000\"}\\n ~ body is NDJSON, not CSV; say so by format or Content-Type",
                "[\"2015106000\",\"2015106001\"] ~ body is one JSON array; write one value a line (NDJSON)",
                "[2015106000,2015106001] ~ body is one JSON array; write one value a line (NDJSON)",
                "[\\n  2015106000,\\n  2015106001\\n] ~ body is one JSON array; write one value a line (NDJSON)",
                "\uFEFF%PDF-1.7 ~ body is a PDF; ask for the list as CSV",
                "<body>2015106000</body> ~ body is a web page (HTML); save it as CSV (UTF-8)",
                "<!-- x --><html> ~ body is a web page (HTML); save it as CSV (UTF-8)",
                "<contacts>\\n<phone>2015106000</phone> ~ body is XML or HTML; save it as CSV (UTF-8)",
                "BEGIN:VCARD\\nTEL:2015106000 ~ body is a vCard; save it as CSV (UTF-8)"
            })
    void refusesWhatWouldBeRubbishAsACsv(String list, String message) {
        BulkOptions csv = Cleaning.options(BulkFormat.CSV, Answer.E164);
        assertThatThrownBy(() -> Cleaning.of(list.replace("\\n", "\n"), csv))
                .isInstanceOf(UnreadableList.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "phone,name\\n2015106000,Ann\\n ~ body is no NDJSON: each line must be one JSON value",
                "{\\n \"phone\": \"2015106000\"\\n}\\n ~ body is no NDJSON: each line must be one JSON value",
                "{\"contacts\":[{\"phone\":\"2015106000\"}]}\\n ~ body holds more in its member contacts; write one value a line (NDJSON)"
            })
    void refusesWhatWouldBeRubbishAsNdjson(String list, String message) {
        BulkOptions ndjson = Cleaning.options(BulkFormat.NDJSON, Answer.E164);
        assertThatThrownBy(() -> Cleaning.of(list.replace("\\n", "\n"), ndjson))
                .isInstanceOf(UnreadableList.class)
                .hasMessage(message);
    }

    @Test
    void readsNamesInAngleBrackets() throws Exception {
        assertThat(Cleaning.of("<ID>,<PHONE>\n7,2015106000\n", E164).out()).endsWith("7,2015106000,+12015106000\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n\n", "  \n\t\n", " \r\n"})
    void passesBlankLinesBeforeTheHeading(String blank) throws Exception {
        assertThat(Cleaning.of(blank + "name,phone\nAnn,2015106000\n", E164).out())
                .isEqualTo(blank + "name,phone,phone_e164\nAnn,2015106000,+12015106000\n");
    }

    @Test
    void prefersTheBetterNameAmongColumnsOfNumbers() throws Exception {
        Cleaning cleaned = Cleaning.of("fax,x,phone\n2015106001,a,2015106000\n2015106002,b,\n", E164);
        assertThat(cleaned.layout().sentence()).contains("column phone (guessed by its name), 1 of its first 1 cells");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Telefon",
                "Téléphone",
                "TELÉFONO",
                "Número de teléfono",
                "Celular",
                "telemóvel",
                "Cellulare",
                "Handynummer",
                "Telefoonnummer",
                "puhelin",
                "telefonszám",
                "Numer telefonu",
                "Телефон",
                "Номер телефона",
                "手机号",
                "電話番号",
                "휴대폰",
                "טלפון",
                "هاتف",
                "फ़ोन",
                "โทรศัพท์",
                "Điện thoại",
                "Cep Telefonu",
                "Τηλέφωνο",
                "Phone_2",
                "Tel. 1"
            })
    void knowsUsualNamesInManyLanguages(String name) throws Exception {
        Cleaning cleaned = Cleaning.of("id,note," + name + "\n7,x,12\n", E164);
        assertThat(cleaned.layout().sentence()).contains("(guessed by its name)");
        assertThat(cleaned.out()).endsWith("7,x,12,\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"12345", "555-0100", "unknown", "n/a", "+1 201", "201510600"})
    void keepsTheFirstRowOfAListWithoutHeading(String first) throws Exception {
        Cleaning cleaned = Cleaning.of(first + "\n2015106000\n2015106001\n", E164);
        assertThat(cleaned.out()).startsWith(first + ",");
        assertThat(cleaned.out()).doesNotContain("phone_e164");
        assertThat(cleaned.summary().numbers()).isEqualTo(3);
        Cleaning alone = Cleaning.of(first + "\n", E164);
        assertThat(alone.summary().numbers()).isEqualTo(1);
    }

    @Test
    void keepsTheFirstRowOfSeveralColumnsWithoutHeading() throws Exception {
        Cleaning cleaned = Cleaning.of("Ann,555-0100\nBob,2015106000\n", E164);
        assertThat(cleaned.out()).isEqualTo("Ann,555-0100,+5550100\nBob,2015106000,+12015106000\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"sep=;\n", "sep=;\r\n", "SEP=;\n", "\"sep=;\"\n", "\uFEFFsep=;\r\n", "sep = ;\n", "sep=;;;\n"})
    void honoursTheLineThatNamesTheSeparatorAndKeepsIt(String line) throws Exception {
        Cleaning cleaned = Cleaning.of(line + "a,b;phone\n1,2,3;2015106000\n", E164);
        assertThat(cleaned.out()).isEqualTo(line + "a,b;phone;phone_e164\n1,2,3;2015106000;+12015106000\n");
        assertThat(cleaned.summary().lines()).isEqualTo(3);
    }

    @Test
    void readsGzipAndWhatIsPackedBehindIt() throws Exception {
        String expected = "phone,phone_e164\n2015106000,+12015106000\n2015106001,+12015106001\n";
        byte[] packed = both(gzip("phone\n2015106000\n"), gzip("2015106001\n"));
        assertThat(Cleaning.of(packed, E164).out()).isEqualTo(expected);
        assertThat(Cleaning.of(Cleaning.inHelpings(packed, 1), E164, Cleaning.ROOMY)
                        .out())
                .isEqualTo(expected);
    }

    @Test
    void refusesADamagedGzip() throws Exception {
        byte[] packed = gzip("phone\n2015106000\n");
        packed[3] = 0x7F;
        packed[12] ^= 0x55;
        assertThatThrownBy(() -> Cleaning.of(packed, E164))
                .isInstanceOf(UnreadableList.class)
                .hasMessage("body is a damaged gzip file; pack it again");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "PK\u0003\u0004 [Content_Types].xml ~ Excel workbook (.xlsx)",
                "PK\u0003\u0004 mimetypeapplication/vnd.oasis.opendocument.spreadsheet ~ OpenDocument",
                "PK\u0003\u0004 list.csv ~ ZIP archive; unpack it first",
                "\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1 ~ Excel workbook (.xls)",
                "%PDF-1.7 ~ PDF",
                "BZh91AY&SY ~ bzip2",
                "\u00FD7zXZ\0x ~ xz",
                "(\u00B5/\u00FD ~ zstd",
                "7z\u00BC\u00AF'\u001Cx ~ 7z",
                "Rar!\u001A\u0007x ~ RAR",
                "PAR1 ~ Parquet",
                "SQLite format 3\0x ~ SQLite",
                "<!DOCTYPE html><table> ~ web page",
                "<?xml version='1.0'?> ~ XML",
                "[{\"phone\":\"2015106000\"}] ~ JSON array",
                "p\0h\0o\0n\0e\0 ~ UTF-16",
                "phone\u0001\u0002\u0003\u0004\u0005\u0006x ~ no text"
            })
    void refusesByNameWhatIsNoList(String beginning, String name) {
        byte[] bytes = beginning.strip().getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> Cleaning.of(bytes, E164))
                .isInstanceOf(UnreadableList.class)
                .hasMessageStartingWith("body is ")
                .hasMessageContaining(name);
    }

    @Test
    void refusesWhatIsNoListBehindGzipToo() throws Exception {
        byte[] packed = gzip("%PDF-1.7\n");
        assertThatThrownBy(() -> Cleaning.of(packed, E164)).hasMessage("body is a PDF; ask for the list as CSV");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "4930901822.0 ~ +4930901822",
                "1.20155501E10 ~ +12015550100",
                "\"1,20155501E+10\" ~ +12015550100",
                "\"201-555-0100 x12\" ~ +12015550100",
                "\"(201) 555-0100 \"\"ext 12\"\"\" ~ +12015550100",
                "4930901822.5 ~ ``",
                "4.93012E+11 ~ ``",
                "\"201-555-0100 / 201-555-0101\" ~ ``"
            })
    void readsACellAsItIsReadAnywhere(String cell, String e164) throws Exception {
        assertThat(Cleaning.of("phone\n" + cell + "\n", E164).out())
                .isEqualTo("phone,phone_e164\n" + cell + "," + e164 + "\n");
    }

    @Test
    void choosesTheMemberThatHoldsNumbers() throws Exception {
        Cleaning cleaned = Cleaning.of("{\"number\":1,\"name\":\"Ann\",\"mobile\":4930901822.0}\n", E164);
        assertThat(cleaned.layout().sentence()).contains("member mobile (guessed by its name), 1 of its first 1 cells");
        assertThat(cleaned.out()).contains("\"phone_e164\":\"+4930901822\"");
    }

    @Test
    void readsMutatedListsWithoutFuss() throws Exception {
        mutate(FIXED_SEED);
        mutate(new SecureRandom().nextLong());
    }

    private static void mutate(long seed) throws Exception {
        System.out.println("mutated lists: seed " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        List<byte[]> lists = List.of(
                "Number,Name,Mobile\n1,Ann,2015106000\n2,Bob,\"201-555-0100 x12\"\n".getBytes(StandardCharsets.UTF_8),
                "sep=;\nid;phone\n1;4930901822.0\n".getBytes(StandardCharsets.UTF_8),
                "12345\n2015106000\n".getBytes(StandardCharsets.UTF_8),
                gzip("phone\n2015106000\n"));
        for (int i = 0; i < MUTATIONS * lists.size(); i++) {
            byte[] list = lists.get(i % lists.size()).clone();
            for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                list[random.nextInt(list.length)] = (byte) random.nextInt(256);
            }
            clean(list);
        }
        assertThat(Cleaning.of("phone\n2015106000\n", E164).out()).contains("+12015106000");
    }

    /// Cleans it or refuses it; a gzip that breaks off later fails as any stream does.
    private static void clean(byte[] list) throws Exception {
        try {
            BulkRun run = BulkRun.open(new ByteArrayInputStream(list), E164, Cleaning.NUMBERS::lookup, Cleaning.ROOMY);
            run.run(new ByteArrayOutputStream(), Runnable::run, _ -> {});
        } catch (UnreadableList | IOException refused) {
            assertThat(refused).hasMessageNotContaining("2015106000");
        }
    }
}
