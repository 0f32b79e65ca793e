package io.ringtrue.server.bulk;

import io.ringtrue.numbers.LineType;
import java.util.function.Function;
import java.util.function.Predicate;

/// How line types are told, and which are not wanted.
///
/// @param word what a type is called in the output
/// @param excluded whether a valid number of this type is marked `excluded`
public record LineTypes(Function<LineType, String> word, Predicate<LineType> excluded) {}
