/// Reads the files in which regulators and numbering administrators publish who holds which numbers.
///
/// Entry points: [OperatorFile] reads a file, [OperatorData] combines several into one table of blocks.
///
/// Threads: none; results are immutable. It never downloads a file, and never uses a file that it does not
/// fully understand.
@org.jspecify.annotations.NullMarked
package io.ringtrue.numbers.operators;
