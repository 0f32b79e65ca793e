package io.ringtrue.numbers.operators;

import io.ringtrue.numbers.plan.Basis.Confidence;
import io.ringtrue.numbers.plan.LineType;

/// What kind of lines a company runs.
///
/// @param lineType `UNKNOWN` takes back what another rule says
/// @param confidence low for a guess
record OcnClass(LineType lineType, Confidence confidence) {}
