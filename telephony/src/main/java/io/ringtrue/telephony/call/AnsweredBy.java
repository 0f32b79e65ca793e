package io.ringtrue.telephony.call;

/// Who answered. [#UNSURE] counts as a human.
public enum AnsweredBy {
    HUMAN,
    MACHINE,
    UNSURE
}
