package io.ringtrue.numbers.operators;

/// The kinds of official files that can be read.
public enum FileKind {
    NANPA_CODES("NANPA central office codes", "CoCodeAssignment_Utilized_AllStates_Public"),
    NANPA_BLOCKS("NANPA thousands blocks", "ThousandsBlockAssignment_All_Augmented"),
    CNAC_CODES("CNAC central office codes", "COCodeStatus_ALL"),
    OFCOM("Ofcom", "S1, S3, S5, S7, S8, S9"),
    ARCEP_RANGES("ARCEP MAJNUM", "MAJNUM"),
    ARCEP_HOLDERS("ARCEP identifiants_CE", "identifiants_CE"),
    RUSSIA("Russian numbering register", "ABC-3xx, ABC-4xx, ABC-8xx, DEF-9xx"),
    MEXICO("IFT Plan Nacional de Numeración", "pnn_Publico"),
    OCN_CLASSES("OCN classes", "ocn-class");

    private final String title;
    private final String published;

    FileKind(String title, String published) {
        this.title = title;
        this.published = published;
    }

    /// The publisher and the contents.
    public String title() {
        return title;
    }

    /// The file name under which it is published, without the ending.
    public String published() {
        return published;
    }
}
