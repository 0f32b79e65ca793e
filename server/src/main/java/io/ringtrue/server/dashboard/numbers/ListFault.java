package io.ringtrue.server.dashboard.numbers;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Why a list was not taken at all. Its word is in the address that the form leads to.
enum ListFault {
    NONE("Choose a CSV or NDJSON file."),
    BUSY("Two lists are being checked already. Send this one when one of them is done."),
    PRICED("Validations of this account have a price, and a list is not charged: ask number by number.");

    private final String sentence;

    ListFault(String sentence) {
        this.sentence = sentence;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    String sentence() {
        return sentence;
    }

    static Optional<ListFault> of(String word) {
        return Arrays.stream(values())
                .filter(fault -> fault.word().equals(word))
                .findFirst();
    }
}
