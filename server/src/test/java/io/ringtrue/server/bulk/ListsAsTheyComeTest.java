package io.ringtrue.server.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtrue.server.bulk.packing.BadPacking;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
    private static final BulkOptions E164 = Cleaning.options(AnswerColumn.E164);
    private static final long FIXED_SEED = 20261128;
    private static final int MUTATIONS = 2_500;
    private static final String DAMAGED = "body is a damaged gzip file; pack it again";

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

    /// Cut anywhere: in the head, in the rows, in the trailer, in the head of a second member.
    @Test
    void refusesAGzipThatIsCutOffWhereverItIs() throws Exception {
        byte[] member = gzip("phone\n2015106000\n");
        byte[] packed = both(member, gzip("2015106001\n"));
        for (int length = 2; length < packed.length; length++) {
            byte[] cut = Arrays.copyOf(packed, length);
            if (length == member.length) {
                assertThat(Cleaning.of(cut, E164).summary().numbers()).isEqualTo(1);
                continue;
            }
            for (int helping : new int[] {1, 7, cut.length}) {
                assertThatThrownBy(() -> Cleaning.of(Cleaning.inHelpings(cut, helping), E164, Cleaning.ROOMY))
                        .as("cut at %d, helpings of %d", length, helping)
                        .hasMessage(DAMAGED);
            }
        }
    }

    /// The method, the trailer's CRC and length, the rows, the second member's method.
    @ParameterizedTest
    @ValueSource(ints = {2, -1, -4, -5, -8})
    void refusesADamagedGzip(int place) throws Exception {
        byte[] packed = gzip("phone\n2015106000\n");
        packed[Math.floorMod(place, packed.length)] ^= 0x55;
        assertThatThrownBy(() -> Cleaning.of(packed, E164)).hasMessage(DAMAGED);
        byte[] second = gzip("2015106001\n");
        second[Math.floorMod(place, second.length)] ^= 0x55;
        byte[] behind = both(gzip("phone\n2015106000\n"), second);
        assertThatThrownBy(() -> Cleaning.of(behind, E164)).hasMessage(DAMAGED);
    }

    @Test
    void saysTheSameOfAGzipThatIsDamagedFarBehind() throws Exception {
        byte[] packed = gzip(manyRows());
        for (byte[] damaged : List.of(Arrays.copyOf(packed, packed.length / 2), bitChanged(packed))) {
            BulkRun run = BulkRun.open(
                    new ByteArrayInputStream(damaged), E164, Cleaning.NUMBERS::lookup, new BulkRun.Size(4_096, 2));
            assertThatThrownBy(() -> run.run(new ByteArrayOutputStream(), Runnable::run, _ -> {}))
                    .isInstanceOf(BadPacking.class)
                    .hasMessage(DAMAGED);
            assertThat(run.numbers()).isPositive();
        }
    }

    private static byte[] bitChanged(byte[] packed) {
        byte[] changed = packed.clone();
        changed[changed.length - 6] ^= 1;
        return changed;
    }

    private static String manyRows() {
        SplittableRandom random = new SplittableRandom(FIXED_SEED);
        StringBuilder rows = new StringBuilder("phone\n");
        for (int i = 0; i < 20_000; i++)
            rows.append(2015106000L + random.nextInt(1_000)).append('\n');
        return rows.toString();
    }

    /// Tapes and block devices pad with zeros; gzip passes over other bytes too.
    @ParameterizedTest
    @ValueSource(strings = {"\0", "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", "x", "padding"})
    void passesOverWhatIsBehindAGzipAndNoMember(String padding) throws Exception {
        byte[] packed = both(gzip("phone\n2015106000\n"), padding.getBytes(StandardCharsets.US_ASCII));
        for (int helping : new int[] {1, 7, packed.length}) {
            assertThat(Cleaning.of(Cleaning.inHelpings(packed, helping), E164, Cleaning.ROOMY)
                            .summary()
                            .numbers())
                    .isEqualTo(1);
        }
    }

    /// A sender that dies is no damaged file, wherever it dies.
    @Test
    void failsAsTheLineDoesInsideAGzip() throws Exception {
        byte[] packed = both(gzip("phone\n2015106000\n"), gzip("2015106001\n"));
        for (int length = 0; length <= packed.length; length++) {
            InputStream dying = new SequenceInputStream(new ByteArrayInputStream(packed, 0, length), new InputStream() {
                @Override
                public int read() throws IOException {
                    throw new EOFException("the sender died");
                }
            });
            assertThatThrownBy(() -> Cleaning.of(dying, E164, Cleaning.ROOMY))
                    .as("after %d bytes", length)
                    .hasMessage("the sender died");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", " \n", "\t\n", "\uFEFF\n"})
    void readsAListBehindManyBlankLines(String blank) throws Exception {
        Cleaning cleaned = Cleaning.of(blank.repeat(8_000) + "phone\n2015106000\n", E164);
        assertThat(cleaned.out()).endsWith("2015106000,+12015106000\n");
    }

    @Test
    void endsAListThatUnpacksToTooMuch() throws Exception {
        byte[] bomb = gzip("phone\n" + "2015106000\n".repeat(1_000_000));
        BulkRun run = BulkRun.open(
                new ByteArrayInputStream(bomb), E164, Cleaning.NUMBERS::lookup, new BulkRun.Size(4_096, 2, 100));
        assertThatThrownBy(() -> run.run(OutputStream.nullOutputStream(), Runnable::run, _ -> {}))
                .isInstanceOf(BadPacking.class)
                .hasMessage("body unpacks to more than 100 times its size; send it unpacked");
        assertThat(run.inputBytes()).isLessThan(100L * bomb.length + 1024 * 1024);
        assertThatThrownBy(() -> BulkRun.open(
                        new ByteArrayInputStream(gzip("\n".repeat(10_000_000))),
                        E164,
                        Cleaning.NUMBERS::lookup,
                        new BulkRun.Size(4_000_000, 2, 100)))
                .isInstanceOf(UnreadableList.class);
        byte[] alike = gzip("phone\n" + "2015106000\n".repeat(90_000));
        Cleaning cleaned = Cleaning.of(new ByteArrayInputStream(alike), E164, new BulkRun.Size(1 << 16, 4, 100));
        assertThat(cleaned.summary().valid()).isEqualTo(90_000);
    }

    /// The marks of formats that are letters alone begin headings too.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ORCID",
                "ORC",
                "ORC téléphone",
                "PAR1",
                "PAR10",
                "PAR1 größe",
                "LZIP",
                "LZIP0",
                "GIF8",
                "GIF89",
                "bplist",
                "bplist00",
                "%PDF",
                "%PDF-name",
                "ARROW1",
                "BZh1",
                "Obj",
                "Rar!",
                "7z",
                "SQLite format 3",
                "PK",
                "RIFF"
            })
    void readsAListWhoseHeadingBeginsAsAForeignFileDoes(String heading) throws Exception {
        Cleaning cleaned = Cleaning.of(heading + ",phone\n1,2015106000\n2,2015106001\n", E164);
        assertThat(cleaned.out()).startsWith(heading + ",phone,phone_e164\n1,2015106000,+12015106000\n");
        assertThat(Cleaning.of("x".repeat(257) + "ustar,phone\n1,2015106000\n", E164)
                        .summary()
                        .valid())
                .isEqualTo(1);
    }

    /// Words where a number should be: a remark in the first row, told by the cells beside it.
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "see notes ~ 2015106000",
                "no phone ~ 2015106000",
                "see other number ~ 2015106000",
                "Ann,see notes ~ Bob,2015106000",
                "7,see notes ~ 8,2015106000",
                "7,moved ~ 8,2015106000",
                "moved,7 ~ 2015106000,8",
                "Ann,a@b.example,moved ~ Bob,c@d.example,2015106000",
                "2026-01-02,moved ~ 2026-01-03,2015106000",
                "US,moved ~ US,2015106000",
                "A-10023,ask Bob ~ A-10024,2015106000"
            })
    void keepsAFirstRowWithWordsForANumber(String first, String second) throws Exception {
        String rows = first + "\n" + second + "\n";
        Cleaning cleaned = Cleaning.of(rows, E164);
        assertThat(cleaned.out()).isEqualTo(first + ",\n" + second + ",+12015106000\n");
        assertThat(cleaned.summary().numbers()).isEqualTo(2);
        int place = List.of(second.split(",")).indexOf("2015106000") + 1;
        BulkOptions byPlace = Cleaning.options(Optional.of(String.valueOf(place)), AnswerColumn.E164);
        assertThat(Cleaning.of(rows, byPlace).out()).isEqualTo(cleaned.out());
        assertThat(Cleaning.of(Cleaning.inHelpings(rows.getBytes(StandardCharsets.UTF_8), 1), byPlace, Cleaning.ROOMY)
                        .out())
                .isEqualTo(cleaned.out());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "Kontakt ~ 2015106000",
                "Phone of the client ~ 2015106000",
                "id,whom to ring ~ 7,2015106000",
                "Name,whom to ring ~ Bob,2015106000",
                "mail,whom to ring ~ c@d.example,2015106000",
                "Kunde,Erreichbar ~ Bob,2015106000",
                "`,name,reach` ~ `0,Bob,2015106000`",
                "Phone,2025,2026 ~ 2015106000,5,7"
            })
    void takesAHeadingForAHeading(String first, String second) throws Exception {
        Cleaning cleaned = Cleaning.of(first + "\n" + second + "\n" + first + "\n", E164);
        assertThat(cleaned.out()).startsWith(first + ",phone_e164\n" + second + ",+12015106000\n");
    }

    @Test
    void refusesWhatIsNoListBehindGzipToo() throws Exception {
        byte[] packed = gzip("%PDF-1.7\n");
        assertThatThrownBy(() -> Cleaning.of(packed, E164)).hasMessage("body is a PDF; ask for the list as CSV");
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
                "%PDF-2.0 ~ PDF",
                "PAR1\u0015\u0004\u0015x ~ Parquet",
                "ORC\u0011\0\0x ~ ORC",
                "LZIP\u0001x ~ lzip",
                "GIF89a ~ GIF",
                "bplist00\u00D1\u0001\u0002x ~ property list",
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
