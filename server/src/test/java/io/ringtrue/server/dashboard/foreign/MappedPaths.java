package io.ringtrue.server.dashboard.foreign;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/// Every path that the server answers, as Spring itself has it. No stereotype of Spring's, so that no scan of the whole
/// server finds it: a test names it in `spring.main.sources`.
public class MappedPaths {
    /// `GET /verifications/{id}`; `ANY` where every method goes. Of the server that was started last.
    static final AtomicReference<Set<String>> ALL = new AtomicReference<>(Set.of());

    @Bean
    ApplicationListener<ApplicationReadyEvent> readPaths(
            List<RequestMappingInfoHandlerMapping> handlers, List<AbstractUrlHandlerMapping> urls) {
        return _ -> {
            Set<String> all = new TreeSet<>();
            for (RequestMappingInfoHandlerMapping mapping : handlers)
                mapping.getHandlerMethods().keySet().forEach(mapped -> add(all, mapped));
            for (AbstractUrlHandlerMapping mapping : urls)
                mapping.getHandlerMap().keySet().forEach(path -> all.add("ANY " + path));
            ALL.set(all);
        };
    }

    private static void add(Set<String> all, RequestMappingInfo mapped) {
        for (String path : mapped.getPatternValues()) {
            if (mapped.getMethodsCondition().isEmpty()) all.add("ANY " + path);
            mapped.getMethodsCondition().getMethods().forEach(method -> all.add(method + " " + path));
        }
    }
}
