package io.ringtrue.numbers.operators;

import io.ringtrue.numbers.plan.Allocation;
import io.ringtrue.numbers.plan.Allocations;
import io.ringtrue.numbers.plan.Basis.Confidence;
import io.ringtrue.numbers.plan.LineType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Combines official files into one table of blocks: codes are replaced by names, and companies get their
/// line type.
public final class OperatorData {

    private static final LocalDate RULES_OF = LocalDate.of(2026, 8, 20);
    private static final OcnClass UNKNOWN = new OcnClass(LineType.UNKNOWN, Confidence.LOW);

    private static final OperatorTable SHIPPED = load();

    private final Map<String, OcnClass> classes = new HashMap<>(SHIPPED.classes());
    private final Map<String, String> holders = new HashMap<>();

    private OperatorData(Collection<OperatorTable> tables) {
        for (OperatorTable table : tables) {
            classes.putAll(table.classes());
            holders.putAll(table.holders());
        }
    }

    /// The blocks of all tables. If two files contain the same block, the newer file counts. OCN classes
    /// among the tables override those in the jar, row by row. An empty collection gives an empty table.
    public static Allocations compile(Collection<OperatorTable> tables) {
        OperatorData data = new OperatorData(tables);
        Allocations.Builder builder = Allocations.builder();
        for (OperatorTable table : tables) table.blocks().into(builder, entry -> data.resolve(entry, table));
        return builder.build();
    }

    /// The OCN classes in the jar.
    public static OperatorTable shipped() {
        return SHIPPED;
    }

    private static OperatorTable load() {
        try {
            return OperatorFile.read(OperatorData::rules, RULES_OF);
        } catch (IOException failure) {
            throw new UncheckedIOException("ocn-class.csv", failure);
        } catch (RefusedFile damaged) {
            throw new IllegalStateException("ocn-class.csv in the jar: " + damaged.getMessage(), damaged);
        }
    }

    private static InputStream rules() {
        return Objects.requireNonNull(
                OperatorData.class.getResourceAsStream("ocn-class.csv"), "ocn-class.csv is missing from the jar");
    }

    private Allocation resolve(BlockEntry entry, OperatorTable table) {
        OcnClass known = switch (table.kind()) {
            case NANPA_CODES, NANPA_BLOCKS, CNAC_CODES -> classes.getOrDefault(entry.code(), UNKNOWN);
            case OFCOM, ARCEP_RANGES, ARCEP_HOLDERS, RUSSIA, MEXICO, OCN_CLASSES -> UNKNOWN;
        };
        Optional<LineType> byClass = Optional.of(known.lineType()).filter(type -> type != LineType.UNKNOWN);
        boolean guessed = byClass.isPresent() && known.confidence() == Confidence.LOW;
        return new Allocation(
                entry.holder().isEmpty() ? holders.getOrDefault(entry.code(), entry.code()) : entry.holder(),
                entry.lineType().or(() -> byClass),
                entry.shared() || guessed ? Confidence.LOW : Confidence.HIGH,
                entry.status(),
                table.source(),
                table.date());
    }
}
