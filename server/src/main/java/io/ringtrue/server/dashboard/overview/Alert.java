package io.ringtrue.server.dashboard.overview;

/// What somebody should look at, as a sentence with what to do.
///
/// @param tone `failed` or `unverified`
/// @param icon its name in `icons.svg`
/// @param title what happened
/// @param text why, in numbers, and what happens next
/// @param href of the action; empty: there is none
/// @param action verb and noun
public record Alert(String tone, String icon, String title, String text, String href, String action) {}
