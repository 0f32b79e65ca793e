package io.ringtrue.server.dashboard.verifications;

import io.ringtrue.server.reports.Standing;

/// Where a verification stands, as shape, word and colour.
///
/// @param tone as style sheets know it
/// @param icon its name in `icons.svg`; empty: a dot
public record Chip(String tone, String icon, String title) {
    static Chip of(Standing standing) {
        return switch (standing) {
            case IN_PROGRESS -> new Chip("live", "", standing.title());
            case VERIFIED -> new Chip("verified", "check", standing.title());
            case UNVERIFIED -> new Chip("unverified", "question", standing.title());
            case DELIVERED -> new Chip("delivered", "voice", standing.title());
            case MACHINE -> new Chip("machine", "machine", standing.title());
            case FAILED -> new Chip("failed", "cross", standing.title());
            case UNPAID -> new Chip("unpaid", "money", standing.title());
            case STOPPED -> new Chip("stopped", "stop", standing.title());
        };
    }
}
