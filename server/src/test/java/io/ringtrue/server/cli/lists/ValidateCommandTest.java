package io.ringtrue.server.cli.lists;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.cli.CommandRun;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ValidateCommandTest {
    private static final String HEADING =
            "name,phone,phone_result,phone_valid,phone_e164,phone_country,phone_type,phone_carrier,phone_fault\n";

    @TempDir
    private Path folder;

    private Path list(String rows) throws Exception {
        return Files.writeString(folder.resolve("list.csv"), rows);
    }

    private CommandRun validate(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "validate";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return CommandRun.of(all);
    }

    @Test
    void writesEveryRowInItsPlaceWithTheAnswersBehind() throws Exception {
        Path list = list("name,phone\nAnn,201-510-6000\nBob,12\n\"C, D\",+44 56 0000 0000\n");
        CommandRun run = validate(list.toString(), "--exclude", "voip");
        assertThat(run.status()).isZero();
        assertThat(run.out()).isEqualTo(HEADING + """
                Ann,201-510-6000,pass,true,+12015106000,US,Mobile,,
                Bob,12,invalid,false,,,,,too-short
                "C, D",+44 56 0000 0000,excluded,true,+445600000000,GB,VOIP,,
                """);
        assertThat(run.err())
                .contains("list.csv: CSV, comma, column phone (guessed by its name)")
                .contains("3 numbers: 2 valid, 1 not valid, 0 refused; 1 of the valid excluded");
    }

    @Test
    void excludesNothingByATypeThatIsOnlyLikely() throws Exception {
        Path list = list("phone\n2015106000\n");
        assertThat(validate(list.toString(), "--exclude", "mobile").out()).contains(",pass,");
        assertThat(validate(list.toString(), "--exclude", "mobile,Landline").out())
                .contains(",excluded,");
        assertThat(validate(list.toString(), "--ambiguous-type", "landline").out())
                .contains(",Landline,");
    }

    @Test
    void writesRowsToAFileAndTheSummaryWhereItIsWanted() throws Exception {
        Path out = folder.resolve("out.csv");
        Path summary = folder.resolve("summary.json");
        CommandRun run = validate(
                list("phone\n2015106000\n1,2\n").toString(),
                "--out",
                out.toString(),
                "--json",
                "--summary",
                summary.toString());
        assertThat(run.status()).isZero();
        assertThat(Files.readAllLines(out)).hasSize(3);
        JsonNode printed = JsonMapper.shared().readTree(run.out());
        assertThat(printed.path("numbers").asInt()).isEqualTo(2);
        assertThat(printed.at("/countries/US").asInt()).isEqualTo(1);
        assertThat(printed.at("/refusedLines/0/line").asInt()).isEqualTo(3);
        assertThat(printed.at("/refusedLines/0/reason").asString()).isEqualTo("too-many-columns");
        assertThat(JsonMapper.shared().readTree(Files.readString(summary))).isEqualTo(printed);
        assertThat(Files.list(folder)).hasSize(3);
    }

    @Test
    void readsNdjsonByTheFilesName() throws Exception {
        Path list = Files.writeString(folder.resolve("list.jsonl"), "\"2015106000\"\n");
        CommandRun run = validate(list.toString(), "--fields", "e164,national,calling-code,reading", "--prefix", "");
        assertThat(run.out())
                .isEqualTo("{\"phone\":\"2015106000\",\"e164\":\"+12015106000\",\"national\":\"2015106000\","
                        + "\"calling_code\":\"1\",\"reading\":\"default-calling-code\"}\n");
    }

    @Test
    void readsNumbersWithoutAPlusAsTold() throws Exception {
        String list = list("phone\n2015412653\n").toString();
        assertThat(validate(list, "--default-calling-code", "44").out()).contains("+442015412653");
        assertThat(validate(list, "--strict").out()).contains(",+2015412653,EG,");
        assertThat(validate(list, "--plain").out()).contains(",12015412653,");
    }

    @Test
    void knowsWhatOperatorsFilesSay() throws Exception {
        Path numbers = Files.createDirectories(folder.resolve("data/numbers"));
        Path list = list("phone\n+525512345678\n");
        CommandRun before = validate(list.toString(), "--fields", "carrier");
        Files.writeString(numbers.resolve("pnn.csv"), """
                CLAVE_CENSAL,POBLACION,MUNICIPIO,ESTADO,PRESUSCRIPCION,REGION,ASL,NIR,SERIE,NUMERACION_INICIAL,NUMERACION_FINAL,OCUPACION,TIPO_RED,MODALIDAD,RAZON_SOCIAL,FECHA_ASIGNACION,FECHA_CONSOLIDACION,FECHA_MIGRACION,NIR_ANTERIOR
                1,X,X,X,X,1,1,55,1234,0000,9999,10000,FIJO,,ACME TELECOM,01/01/2020,,,
                """);
        CommandRun after = validate(
                list.toString(),
                "--fields",
                "carrier",
                "--data-dir",
                folder.resolve("data").toString());
        assertThat(before.out()).doesNotContain("ACME TELECOM");
        assertThat(after.err()).doesNotContain("ringtrue:");
        assertThat(after.out()).contains("ACME TELECOM");
        Files.writeString(numbers.resolve("bad.csv"), "no,such,file\n");
        CommandRun refused =
                validate(list.toString(), "--data-dir", folder.resolve("data").toString());
        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.err()).contains("bad.csv: line 1: ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--column nothing          | 2 | list.csv, line 1: column must be one of the columns: id, contact",
                "--quiet                   | 2 | list.csv, line 1: column must be chosen; the columns are: id, contact",
                "--exclude fax             | 2 | --exclude must be one of landline, voip, mobile, voicemail, tollfree, premium, other",
                "--delimiter xy            | 2 | --delimiter must be comma, semicolon, tab, pipe, or one ASCII character",
                "--fields colour           | 2 | --fields must be of result, valid, e164",
                "--live                    | 2 | live sources are not asked by this command",
                "--strict --default-calling-code 44 | 2 | exclude each other",
                "--default-calling-code 0  | 2 | --default-calling-code must be 1 to 999",
                "--threads 0               | 2 | --threads must be 1 to 64",
                "--prefix =                | 2 | --prefix must be",
                "--resume                  | 2 | --resume needs FILE and --out",
                "--column contact --out nowhere/x.csv | 1 | ringtrue: nowhere/x.csv: cannot be written there",
            })
    void refusesNamingWhatIsWrong(String arguments, int status, String sentence) throws Exception {
        Path list = list("id,contact\n1,20151060\n");
        List<String> all = new ArrayList<>(List.of(list.toString()));
        all.addAll(List.of(arguments.split(" +")));
        CommandRun run = validate(all.toArray(String[]::new));
        assertThat(run.err()).contains(sentence);
        assertThat(run.status()).isEqualTo(status);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void refusesAFileThatIsNotThereOrIsItsOwnOutput() throws Exception {
        CommandRun missing = validate(folder.resolve("none.csv").toString());
        assertThat(missing.status()).isEqualTo(1);
        assertThat(missing.err()).contains("none.csv: there is no such file");
        String list = list("phone\n").toString();
        assertThat(validate(list, "--out", list).status()).isEqualTo(2);
        assertThat(Files.readString(Path.of(list))).isEqualTo("phone\n");
    }

    @Test
    void sparesTheListUnderEveryOtherName() throws Exception {
        Path list = list("phone\n2015106000\n");
        Path link = Files.createSymbolicLink(folder.resolve("link.csv"), list);
        Path second = Files.createLink(folder.resolve("second.csv"), list);
        Path around = folder.resolve(".").resolve("list.csv");
        for (Path other : List.of(link, second, around)) {
            CommandRun out = validate(list.toString(), "--out", other.toString());
            assertThat(out.status()).isEqualTo(2);
            assertThat(out.err()).contains("--out must be another file than the list");
            CommandRun summary = validate(list.toString(), "--summary", other.toString());
            assertThat(summary.err()).contains("--summary must be another file than the list");
        }
        assertThat(Files.readString(list)).isEqualTo("phone\n2015106000\n");
    }

    @Test
    void letsTheNewerOfTwoOfficialFilesCountAlone() throws Exception {
        Path numbers = Files.createDirectories(folder.resolve("data/numbers"));
        String heading =
                "NIR,SERIE,NUMERACION_INICIAL,NUMERACION_FINAL,TIPO_RED,MODALIDAD,RAZON_SOCIAL,FECHA_ASIGNACION\n";
        Files.writeString(numbers.resolve("z-old.csv"), heading + "55,1234,0000,9999,FIJO,,GONE TELECOM,01/01/2020\n");
        Files.writeString(numbers.resolve("a-new.csv"), heading + "55,1235,0000,9999,FIJO,,NEW TELECOM,01/01/2021\n");
        String list = list("phone\n+525512345678\n+525512355678\n").toString();
        String data = folder.resolve("data").toString();
        assertThat(validate(list, "--fields", "carrier", "--data-dir", data).out())
                .contains("NEW TELECOM")
                .doesNotContain("GONE TELECOM");
    }

    @Test
    void saysWhichColumnTheFirstRowsSpeakFor() throws Exception {
        CommandRun run = validate(list("Number,Name,Mobile\n1,Ann,2015106000\n2,Bob,201-510-6001 x12\n")
                .toString());
        assertThat(run.err()).contains("column Mobile (guessed by its name), 2 of its first 2 cells are numbers");
        assertThat(run.out()).contains("2,Bob,201-510-6001 x12,pass,true,+12015106001,");
    }

    @Test
    void readsAGzipWhateverItsNameIs() throws Exception {
        Path packed = folder.resolve("list.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write("phone\n2015106000\n".getBytes(StandardCharsets.UTF_8));
        }
        Path renamed = Files.copy(packed, folder.resolve("list.csv"));
        assertThat(validate(packed.toString()).out()).contains("2015106000,pass,");
        assertThat(validate(renamed.toString()).out()).contains("2015106000,pass,");
    }

    @Test
    void saysThatAGzipIsDamagedWhereverItIs() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write("phone\n2015106000\n".getBytes(StandardCharsets.UTF_8));
        }
        byte[] changed = bytes.toByteArray();
        changed[changed.length - 8] ^= 1;
        byte[] half = Arrays.copyOf(bytes.toByteArray(), changed.length / 2);
        for (byte[] damaged : List.of(changed, half)) {
            Path packed = Files.write(folder.resolve("list.csv.gz"), damaged);
            CommandRun run = validate(packed.toString());
            assertThat(run.err()).contains("list.csv.gz: body is a damaged gzip file; pack it again");
            assertThat(run.status()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PK\u0003\u0004 [Content_Types].xml",
                "%PDF-1.7\n",
                "BZh91AY&SY",
                "\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1"
            })
    void writesNothingForAFileThatIsNoList(String beginning) throws Exception {
        Path file = Files.write(folder.resolve("list.csv"), beginning.getBytes(StandardCharsets.ISO_8859_1));
        Path out = folder.resolve("out.csv");
        CommandRun run = validate(file.toString(), "--out", out.toString());
        assertThat(run.status()).isNotZero();
        assertThat(run.err()).contains("list.csv: body is ").doesNotContain(beginning);
        assertThat(out).doesNotExist();
    }
}
