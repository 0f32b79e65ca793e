package io.ringtrue.numbers.operators;

import io.ringtrue.numbers.plan.Basis.Confidence;
import io.ringtrue.numbers.plan.LineType;

/// The kind of lines that a company operates.
///
/// @param lineType `UNKNOWN` cancels an earlier rule
/// @param confidence low when the class is a guess
record OcnClass(LineType lineType, Confidence confidence) {}
