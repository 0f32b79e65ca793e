package io.ringtrue.server.bulk;

/// How a list is written down.
public enum BulkFormat {
    /// RFC 4180, any single-byte delimiter; records end with CRLF or LF.
    CSV,
    /// One JSON value a line.
    NDJSON
}
