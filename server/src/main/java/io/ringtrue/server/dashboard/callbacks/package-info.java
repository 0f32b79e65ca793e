/// The callbacks of an account or the installation, each attempt to deliver them, and *Replay*.
///
/// Entry points: [CallbacksPage]; [DeliveryView] is a callback in words, for other pages too. It starts no thread.
/// Bodies of callbacks are never shown.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.dashboard.callbacks;
