/// Runs calls by script. Knows no verification, no money, no callback: it is given a CallOrder and returns a
/// CallOutcome.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.calls;
