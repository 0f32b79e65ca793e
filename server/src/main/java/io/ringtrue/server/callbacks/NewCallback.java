package io.ringtrue.server.callbacks;

/// A callback to be written in the same transaction as the status it reports.
///
/// @param messageId the `webhook-id` of every attempt, unique for ever: `msg_…`
/// @param kind `final` or `progress`, of which a verification has at most one each; `balance.low`
public record NewCallback(String messageId, String kind, CallbackRequest request) {}
