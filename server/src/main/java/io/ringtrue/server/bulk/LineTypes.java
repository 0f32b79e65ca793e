package io.ringtrue.server.bulk;

import io.ringtrue.numbers.plan.Basis.Confidence;
import io.ringtrue.numbers.plan.LineType;
import java.util.function.BiPredicate;
import java.util.function.Function;

/// How line types are told, and which are not wanted.
///
/// @param word what a type is called in the output, in ASCII
/// @param excluded whether a valid number of this type, known with this confidence, is marked `excluded`
public record LineTypes(Function<LineType, String> word, BiPredicate<LineType, Confidence> excluded) {}
