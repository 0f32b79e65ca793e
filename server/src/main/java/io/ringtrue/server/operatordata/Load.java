package io.ringtrue.server.operatordata;

import io.ringtrue.numbers.Effect;

/// What a file is, and what loading it changed or would change.
///
/// @param effect compared with what answered before
public record Load(LoadedFile loaded, Effect effect) {}
