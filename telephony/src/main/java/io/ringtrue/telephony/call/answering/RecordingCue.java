package io.ringtrue.telephony.call.answering;

/// Why a message may be spoken to a machine now.
public enum RecordingCue {
    /// Its beep is over.
    BEEP,
    /// It has been silent for [AnswerListening#SILENCE_FOR_A_MESSAGE]; some machines do not beep.
    SILENCE
}
