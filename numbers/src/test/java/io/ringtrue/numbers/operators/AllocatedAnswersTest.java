package io.ringtrue.numbers.operators;

import static io.ringtrue.numbers.plan.LineType.FIXED_LINE;
import static io.ringtrue.numbers.plan.LineType.FIXED_LINE_OR_MOBILE;
import static io.ringtrue.numbers.plan.LineType.MOBILE;
import static io.ringtrue.numbers.plan.LineType.VOIP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringtrue.numbers.CompiledNumbers;
import io.ringtrue.numbers.Field;
import io.ringtrue.numbers.Lookup;
import io.ringtrue.numbers.NumberReport;
import io.ringtrue.numbers.ReadingRules;
import io.ringtrue.numbers.plan.Basis;
import io.ringtrue.numbers.plan.Basis.Confidence;
import io.ringtrue.numbers.plan.Basis.Kind;
import io.ringtrue.numbers.plan.BlockStatus;
import io.ringtrue.numbers.plan.LineType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What official data changes in the answers, and what it must not change.
class AllocatedAnswersTest {

    private static final String CODES = "CoCodeAssignment_Utilized_AllStates_Public.txt";
    private static final String BLOCKS = "ThousandsBlockAssignment_All_Augmented.csv";

    private static final CompiledNumbers PLAN = Samples.plan();

    private static void answers(CompiledNumbers numbers, String number, LineType type, String carrier) {
        NumberReport report = numbers.describe(number);
        assertTrue(report.valid(), number);
        assertEquals(type, report.lineType(), number);
        assertEquals(carrier, report.carrier().orElse(""), number);
        Lookup lookup = numbers.lookup();
        lookup.read(number, ReadingRules.COUNTRY_CODE_FIRST);
        assertEquals(type, lookup.lineType(), number);
        assertEquals(carrier, lookup.carrier(), number);
    }

    @Test
    void tellsAnAmericanMobileFromAFixedLine() {
        answers(PLAN, "+12015105000", FIXED_LINE_OR_MOBILE, "");
        assertEquals(
                Kind.PLAN_AMBIGUOUS,
                basis(PLAN, "+12015105000", Field.LINE_TYPE).kind());

        CompiledNumbers numbers = Samples.numbers(CODES);
        answers(numbers, "+12015105000", MOBILE, "SAMPLE MOBILE OF THE EAST, INC.");
        answers(numbers, "+12012005000", FIXED_LINE, "SAMPLE BELL OF NEW JERSEY");
        assertEquals(
                new Basis(
                        Kind.ALLOCATION,
                        Confidence.HIGH,
                        "NANPA central office codes",
                        java.time.LocalDate.of(2004, 2, 20)),
                basis(numbers, "+12015105000", Field.LINE_TYPE));
    }

    private static Basis basis(CompiledNumbers numbers, String number, Field field) {
        return numbers.describe(number).basis(field).orElseThrow();
    }

    @Test
    void prefersTheThousandsBlockToTheOfficeCode() {
        CompiledNumbers numbers = Samples.numbers(CODES, BLOCKS);

        answers(numbers, "+1 201 510 6000", MOBILE, "SAMPLE CELLULAR PARTNERSHIP");
        answers(numbers, "+1 201 510 7999", FIXED_LINE, "SAMPLE BELL OF NEW JERSEY");
        answers(numbers, "+1 201 510 8000", MOBILE, "SAMPLE MOBILE OF THE EAST, INC.");
        assertEquals(
                "NANPA thousands blocks",
                basis(numbers, "+12015106000", Field.CARRIER).source());
    }

    @Test
    void answersTheSameFromTheOlderLayouts() {
        CompiledNumbers numbers = Samples.numbers("allutlzd.txt", "AllBlocksAugmentedReport.txt");

        answers(numbers, "+12015106000", MOBILE, "SAMPLE CELLULAR PARTNERSHIP");
        answers(numbers, "+12015105000", MOBILE, "SAMPLE MOBILE OF THE EAST, INC.");
    }

    @Test
    void trustsTheHolderOfAPooledOfficeCodeLittle() {
        CompiledNumbers numbers = Samples.numbers(CODES);

        answers(numbers, "+12012041234", MOBILE, "SAMPLE CELLULAR PARTNERSHIP");
        assertEquals(
                Confidence.LOW, basis(numbers, "+12012041234", Field.LINE_TYPE).confidence());
    }

    @Test
    void callsACompetitiveCarrierVoipOnlyAsAGuess() {
        CompiledNumbers numbers = Samples.numbers(CODES);

        answers(numbers, "+12012065000", VOIP, "SAMPLE COMPETITIVE LOCAL, LLC");
        assertEquals(
                Confidence.LOW, basis(numbers, "+12012065000", Field.LINE_TYPE).confidence());
    }

    @Test
    void letsTheOperatorsRulesOverrideOurs() {
        CompiledNumbers numbers = Samples.numbers(CODES, BLOCKS, "ocn-class-of-an-operator.csv");

        assertEquals(
                Confidence.HIGH, basis(numbers, "+12012065000", Field.LINE_TYPE).confidence());
        answers(numbers, "+12132041000", MOBILE, "SAMPLE WITHOUT A CLASS");
        answers(numbers, "+12012005000", FIXED_LINE_OR_MOBILE, "SAMPLE BELL OF NEW JERSEY");
    }

    @Test
    void namesNobodyWhereSeveralShareACode() {
        answers(Samples.numbers(CODES), "+12012205000", FIXED_LINE_OR_MOBILE, "");
    }

    @Test
    void leavesANumberValidWhoseBlockIsNotGivenOutAndSaysSo() {
        NumberReport free = Samples.numbers(CODES, BLOCKS).describe("+12012043000");

        assertTrue(free.valid());
        assertEquals(FIXED_LINE_OR_MOBILE, free.lineType());
        assertEquals(Optional.empty(), free.carrier());
        assertEquals(BlockStatus.FREE, free.block().orElseThrow().status());
        assertTrue(
                free.explanation()
                        .contains("The block of this number is not given out (NANPA thousands blocks, 2019-10-30):"
                                + " valid by the plan, but hardly in use."),
                () -> free.explanation().toString());
    }

    @Test
    void keepsAPremiumExchangePremiumAndAFaultAFault() {
        CompiledNumbers numbers = Samples.numbers(CODES);

        assertEquals(LineType.PREMIUM_RATE, numbers.describe("+12019765000").lineType());
        assertEquals(
                PLAN.describe("+12010005000").fault(),
                numbers.describe("+12010005000").fault());
    }

    @Test
    void knowsCanadianCompanies() {
        CompiledNumbers numbers = Samples.numbers("COCodeStatus_ALL.csv");

        answers(numbers, "+12042035000", MOBILE, "Sample Prairie Mobility, Inc.");
        answers(numbers, "+15142005000", FIXED_LINE, "Société d'exemple inc.");
        assertEquals(
                BlockStatus.WITHHELD,
                numbers.describe("+14162045000").block().orElseThrow().status());
    }

    @Test
    void knowsWhoHoldsABritishVoipNumber() {
        answers(PLAN, "+445600001234", VOIP, "");

        CompiledNumbers numbers = Samples.numbers("S5.csv", "S1.csv", "S7.csv");
        answers(numbers, "+445600001234", VOIP, "Sample Voice over IP Ltd");
        answers(numbers, "+441134960000", FIXED_LINE, "Sample Telecom Ltd");
        answers(numbers, "+447400123456", MOBILE, "Sample Three Ltd");
        assertEquals(
                VOIP,
                numbers.describe("+445600001234")
                        .block()
                        .orElseThrow()
                        .lineType()
                        .orElseThrow());
    }

    @Test
    void keepsTheShippedCarrierWhereOfcomHasGivenTheBlockToNobody() {
        String known = PLAN.describe("+447400223456").carrier().orElse("");
        NumberReport report = Samples.numbers("S7.csv").describe("+447400223456");

        assertEquals(known, report.carrier().orElse(""));
        assertEquals(BlockStatus.FREE, report.block().orElseThrow().status());
    }

    @Test
    void knowsTheHolderOfAFrenchRangeByNameOrElseByIdentifier() {
        answers(PLAN, "+33123456789", FIXED_LINE, "");
        answers(Samples.numbers("MAJNUM.csv"), "+33123456789", FIXED_LINE, "EXAM");

        CompiledNumbers numbers = Samples.numbers("MAJNUM.csv", "identifiants_CE.csv");
        answers(numbers, "+33123456789", FIXED_LINE, "Société d'exemple");
        answers(numbers, "+33612345678", MOBILE, "Société d'exemple");
        answers(numbers, "+262262201234", FIXED_LINE, "Océan Indien Télécom");
        answers(numbers, "+262692001234", MOBILE, "Océan Indien Télécom");
    }

    @Test
    void knowsRussianOperatorsInAnyYearsLayout() {
        CompiledNumbers numbers = Samples.numbers("DEF-9xx.csv", "ABC-3xx.csv", "ABC-4xx.csv", "ABC-8xx.csv");

        answers(numbers, "+79000061999", MOBILE, "ООО \"Пример Мобайл\"");
        answers(numbers, "+79000062000", MOBILE, "АО \"Образец\"");
        answers(numbers, "+73022050000", FIXED_LINE, "");
        answers(numbers, "+73012100000", FIXED_LINE, "ОАО \"Образец\"");
        answers(numbers, "+74957000500", FIXED_LINE, "ООО \"Связь, и только\"");
        answers(numbers, "+74732000500", FIXED_LINE, "\"ВОЛНА\" ООО");
        answers(numbers, "+78122000500", FIXED_LINE, "ПАО \"Городской пример\"");
    }

    @Test
    void readsTheLineTypeOfAMexicanNumberFromThePlan() {
        answers(PLAN, "+525512341234", FIXED_LINE_OR_MOBILE, "");

        for (String file : List.of("pnn_Publico_01_11_2020.csv", "pnn_Publico_02_11_2026.csv")) {
            CompiledNumbers numbers = Samples.numbers(file);
            answers(numbers, "+525512341234", MOBILE, "Radiomóvil de Ejemplo S.A. de C.V.");
            answers(numbers, "+525512346789", MOBILE, "Radiomóvil de Ejemplo S.A. de C.V.");
            answers(numbers, "+525510001234", FIXED_LINE, "Telefonía de Ejemplo, S.A.B. de C.V.");
            answers(numbers, "+526646340999", FIXED_LINE, "Baja de Ejemplo");
            answers(numbers, "+526646341000", FIXED_LINE_OR_MOBILE, "");
        }
    }

    @Test
    void lowersTheCarriersConfidenceWhereNumbersMove() {
        assertEquals(
                Confidence.LOW,
                basis(Samples.numbers(CODES), "+12015105000", Field.CARRIER).confidence());
    }
}
