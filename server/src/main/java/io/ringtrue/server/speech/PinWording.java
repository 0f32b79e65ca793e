package io.ringtrue.server.speech;

import java.util.Locale;

/// What is to be said when telling a PIN.
///
/// @param language one of [Prompts#languages()]; any other is spoken in English
/// @param brand who calls, as the customer gave it; empty: the sentence without a name is spoken
/// @param slower 1.25 times as slow, after star was pressed
public record PinWording(Locale language, String brand, SpokenPin pin, boolean slower) {}
