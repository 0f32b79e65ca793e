package io.ringtrue.telephony.call;

/// What kind of party answered. [#UNSURE] is to be treated as a human.
public enum AnsweredBy {
    HUMAN,
    MACHINE,
    UNSURE
}
