/// From a text to what is known about a phone number: valid or why not, country, line type, carrier, place.
///
/// Entry points: [CompiledNumbers] reports about one number, [Lookup] serves bulk work, [SwappableNumbers]
/// replaces the operator data, [Effect] compares two states of it.
///
/// Threads: none; everything but [Lookup] is safe for several threads. It never asks the network, never
/// guesses, and needs nothing but the JDK.
@org.jspecify.annotations.NullMarked
package io.ringtrue.numbers;
