/// Decisions: what a verification is, what it costs, how it ended.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.verification;
