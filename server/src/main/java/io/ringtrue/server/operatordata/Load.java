package io.ringtrue.server.operatordata;

import io.ringtrue.numbers.Effect;

/// A file, and what loading it changed or would change.
///
/// @param effect compared with the data in use before
public record Load(LoadedFile loaded, Effect effect) {}
