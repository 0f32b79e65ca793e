package io.ringtrue.bench.answering;

/// What a voice, a script and a call made of them are for. No voice and no script is in both.
enum Share {
    TUNING,
    TEST
}
