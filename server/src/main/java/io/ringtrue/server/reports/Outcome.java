package io.ringtrue.server.reports;

import java.util.Locale;

/// How a verification ended, in the order that charts stack them.
public enum Outcome {
    VERIFIED("Verified"),
    UNVERIFIED("Unverified"),
    MACHINE("Machine"),
    FAILED("Failed"),
    /// Not paid for.
    UNPAID("No balance"),
    STOPPED("Stopped"),
    /// A message was played; nobody proved anything.
    DELIVERED("Delivered");

    private final String title;

    Outcome(String title) {
        this.title = title;
    }

    /// As people read it: `No balance`.
    public String title() {
        return title;
    }

    /// As style sheets and scripts know it: `unpaid`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
