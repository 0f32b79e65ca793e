package io.ringtrue.server.bulk;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/// Finds the column that holds the number by what people usually call it.
final class PhoneColumn {
    /// Letters and digits alone, the likeliest first.
    private static final List<String> USUAL = List.of(
            "phone",
            "phonenumber",
            "number",
            "msisdn",
            "e164",
            "tel",
            "telephone",
            "telephonenumber",
            "telno",
            "phoneno",
            "mobile",
            "mobilenumber",
            "mobilephone",
            "cell",
            "cellphone",
            "cellnumber",
            "telefon",
            "telefono",
            "téléphone",
            "handy");
    private static final int MOST_NAMES_TOLD = 30;
    private static final int LONGEST_NAME_TOLD = 40;

    private PhoneColumn() {}

    /// The place of the likeliest name; empty when none is usual.
    static OptionalInt guessed(List<String> names) {
        List<String> bare = names.stream().map(PhoneColumn::bare).toList();
        return USUAL.stream().mapToInt(bare::indexOf).filter(at -> at >= 0).findFirst();
    }

    /// The place of the name, capitals aside.
    static OptionalInt named(List<String> names, String wanted) {
        if (names.contains(wanted)) return OptionalInt.of(names.indexOf(wanted));
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).strip().equalsIgnoreCase(wanted.strip())) return OptionalInt.of(i);
        }
        return OptionalInt.empty();
    }

    private static String bare(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /// The names as they can be told back: few, short, without control characters.
    static String told(List<String> names) {
        String listed = names.stream()
                .limit(MOST_NAMES_TOLD)
                .map(name -> name.replaceAll("\\p{Cntrl}", "?"))
                .map(name -> name.length() <= LONGEST_NAME_TOLD ? name : name.substring(0, LONGEST_NAME_TOLD) + "…")
                .collect(Collectors.joining(", "));
        return names.size() <= MOST_NAMES_TOLD ? listed : listed + ", …";
    }
}
