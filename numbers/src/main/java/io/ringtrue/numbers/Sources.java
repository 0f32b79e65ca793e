package io.ringtrue.numbers;

import io.ringtrue.numbers.plan.Basis;
import io.ringtrue.numbers.plan.Basis.Confidence;
import io.ringtrue.numbers.plan.Basis.Kind;
import io.ringtrue.numbers.plan.TextTable;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The origin and the date of the data in the jar, from `sources.tsv`.
final class Sources {

    private final Map<String, DataSource> sources = new LinkedHashMap<>();

    private Sources() {}

    static Sources load() {
        Sources all = new Sources();
        for (String[] row : TextTable.rows("sources.tsv")) {
            all.sources.put(row[0], new DataSource(row[0], row[1], LocalDate.parse(row[2])));
        }
        return all;
    }

    List<DataSource> all() {
        return List.copyOf(sources.values());
    }

    Basis plan(Kind kind, Confidence confidence) {
        return basis("plan", kind, confidence);
    }

    Basis carriers(Confidence confidence) {
        return basis("carriers", Kind.ALLOCATION, confidence);
    }

    Basis places(Confidence confidence) {
        return basis("places", Kind.PLAN, confidence);
    }

    Basis timeZones() {
        return basis("timezones", Kind.PLAN, Confidence.HIGH);
    }

    private Basis basis(String key, Kind kind, Confidence confidence) {
        DataSource source = sources.get(key);
        if (source == null) throw new IllegalStateException("sources.tsv has no row " + key);
        return new Basis(kind, confidence, source.name(), source.date());
    }
}
