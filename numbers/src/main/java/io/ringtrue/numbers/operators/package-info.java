/// Reads the files in which regulators and numbering administrators publish who holds which numbers.
@org.jspecify.annotations.NullMarked
package io.ringtrue.numbers.operators;
