/// Official files in hand-written samples.
@org.jspecify.annotations.NullMarked
package io.ringtrue.numbers.operators;
