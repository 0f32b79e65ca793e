package io.ringtrue.telephony.call.answering;

/// Why the far end is taken for a person or for a machine.
public enum Sign {
    /// Nothing decides yet. That includes silence, however long: phones and networks may be silent for eight
    /// seconds before a person is heard.
    NONE(Kind.OPEN),
    /// A ring-back or busy tone after the answer: whoever will be heard has not been heard yet.
    PROGRESS_TONE(Kind.OPEN),
    /// Few words, and then the far end waits: the decision tree says person.
    WAITS(Kind.PERSON),
    /// It goes on talking: the decision tree says machine.
    TALKS_ON(Kind.MACHINE),
    /// A pure tone of 400 to 2000 Hz for at least 150 ms, as before a recording.
    BEEP(Kind.MACHINE),
    /// The three rising tones before an announcement of the network (ITU-T E.180 §7).
    NETWORK_TONES(Kind.MACHINE),
    /// A fax: its calling tone of 1100 Hz or its answering tone of 2100 Hz (ITU-T T.30 §4).
    FAX(Kind.MACHINE);

    private enum Kind {
        OPEN,
        PERSON,
        MACHINE
    }

    private final Kind kind;

    Sign(Kind kind) {
        this.kind = kind;
    }

    public boolean isMachine() {
        return kind == Kind.MACHINE;
    }

    public boolean isPerson() {
        return kind == Kind.PERSON;
    }
}
