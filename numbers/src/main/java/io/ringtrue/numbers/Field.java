package io.ringtrue.numbers;

/// The parts of a report that have a basis.
public enum Field {
    VALIDITY("Validity"),
    COUNTRY("Country"),
    LINE_TYPE("Line type"),
    CARRIER("Carrier"),
    PLACE("Place"),
    TIME_ZONES("Time zones"),
    PORTABILITY("Portability");

    private final String label;

    Field(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
