/// Compiles the numbering plan's metadata and the carrier lists into the tables the module ships. Never shipped
/// itself.
@org.jspecify.annotations.NullMarked
package io.ringtrue.numbers.tables;
