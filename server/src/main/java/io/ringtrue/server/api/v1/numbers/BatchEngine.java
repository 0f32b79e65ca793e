package io.ringtrue.server.api.v1.numbers;

import io.ringtrue.numbers.CompiledNumbers;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/// What batches run on.
///
/// @param numbers those of this moment: a batch stays with the ones it began with
/// @param workers threads that compute; shared, so that batches take turns
/// @param threads how many they are
public record BatchEngine(Supplier<CompiledNumbers> numbers, Executor workers, int threads) {}
