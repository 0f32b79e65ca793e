package io.ringtrue.server.dashboard.money;

import io.ringtrue.server.dashboard.parts.Shown;
import io.ringtrue.server.dashboard.parts.Times;
import java.time.LocalDate;

/// What was charged on a day, UTC.
///
/// @param charged in millionths
/// @param capped whether that is the spend cap or more
public record DayBar(LocalDate day, long charged, boolean capped) {
    public String name() {
        return Times.day(day);
    }

    public String amount() {
        return Shown.amount(charged);
    }
}
