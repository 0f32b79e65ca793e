package io.ringtrue.server.wiring;

import io.ringtrue.numbers.CompiledNumbers;
import io.ringtrue.numbers.NumberIntelligence;
import io.ringtrue.numbers.SwappableNumbers;
import io.ringtrue.server.api.v1.numbers.BatchEngine;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What batches run on.
@Configuration(proxyBeanMethods = false)
public class BulkWiring {
    /// Long computing on platform threads: calls on their virtual ones keep their carriers.
    @Bean(destroyMethod = "shutdownNow")
    ExecutorService bulkThreads() {
        return Executors.newFixedThreadPool(threads(), Threads.platform("bulk"));
    }

    @Bean
    BatchEngine batchEngine(NumberIntelligence numbers, ExecutorService bulkThreads) {
        return new BatchEngine(current(numbers), bulkThreads, threads());
    }

    private static Supplier<CompiledNumbers> current(NumberIntelligence numbers) {
        return switch (numbers) {
            case CompiledNumbers fixed -> () -> fixed;
            case SwappableNumbers swappable -> swappable::current;
            default -> throw new IllegalStateException("no tables for bulk work in " + numbers.getClass());
        };
    }

    private static int threads() {
        return Runtime.getRuntime().availableProcessors();
    }
}
