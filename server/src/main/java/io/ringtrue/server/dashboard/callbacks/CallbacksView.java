package io.ringtrue.server.dashboard.callbacks;

import io.ringtrue.server.callbacks.Callback;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A page of the list.
///
/// @param lines at most a page
/// @param state the filter; empty: every state
/// @param older address of the page behind; empty: this is the last
/// @param newer address of the page before; empty: this is the first
/// @param whole address of the list without its filter
public record CallbacksView(
        List<Line> lines, Optional<Callback.State> state, List<Pick> picks, String older, String newer, String whole) {
    /// @param accountHref empty for a person of one account
    public record Line(DeliveryView delivery, String href, String accountName, String accountHref) {}

    /// A button of the filter.
    ///
    /// @param value sent when it is pressed; empty takes the filter away
    public record Pick(String value, String tone, String icon, String title, boolean pressed) {}

    public boolean isFiltered() {
        return state.isPresent();
    }

    /// Of the filter, as addresses have it; empty without one.
    public String stateWord() {
        return state.map(each -> each.name().toLowerCase(Locale.ROOT)).orElse("");
    }

    /// Of the filter, in the midst of a sentence.
    public String stateWords() {
        return state.map(DeliveryView::title).orElse("").toLowerCase(Locale.ROOT);
    }
}
