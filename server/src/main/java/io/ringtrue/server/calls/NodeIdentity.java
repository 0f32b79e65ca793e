package io.ringtrue.server.calls;

/// Which life of which node this is.
///
/// @param id stable, kept in `data-dir`
/// @param boot goes up with every start; rows owned by an earlier boot of the same id are nobody's
public record NodeIdentity(String id, long boot) {}
