package io.ringtrue.server.calls;

import java.time.Instant;
import java.util.Locale;

/// Everything a call needs to know.
///
/// @param id the verification's
/// @param generation of the claim; every later write carries it, and a stale one changes nothing
/// @param number E.164 with `+`
/// @param task what is asked or said
/// @param brand who calls; may be empty
/// @param expires never dialled and never matched after this
public record CallOrder(
        long id, long generation, String number, CallTask task, String brand, Locale language, Instant expires) {}
