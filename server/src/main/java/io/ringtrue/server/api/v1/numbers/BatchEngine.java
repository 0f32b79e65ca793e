package io.ringtrue.server.api.v1.numbers;

import io.ringtrue.numbers.CompiledNumbers;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/// The numbers and threads that batches share.
///
/// @param numbers the data now in use; a batch keeps to the data it began with
/// @param workers the threads that compute, shared by all batches, which take turns
/// @param threads how many threads there are
public record BatchEngine(Supplier<CompiledNumbers> numbers, Executor workers, int threads) {}
