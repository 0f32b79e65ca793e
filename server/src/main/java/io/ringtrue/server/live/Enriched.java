package io.ringtrue.server.live;

import io.ringtrue.numbers.NumberReport;
import java.util.Optional;

/// A report with what live sources added.
///
/// @param report the local one where nothing was asked or nothing came back in time
/// @param ported whether the number was moved to another carrier; empty when no source said
/// @param note why something may be missing; empty when nothing had to be asked, or every source asked has answered
public record Enriched(NumberReport report, Optional<Boolean> ported, Optional<LiveNote> note) {
    static Enriched unchanged(NumberReport report) {
        return new Enriched(report, Optional.empty(), Optional.empty());
    }
}
