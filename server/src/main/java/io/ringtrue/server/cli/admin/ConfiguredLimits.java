package io.ringtrue.server.cli.admin;

import io.ringtrue.server.cli.terminal.CommandFailed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.FileSystemResource;

/// What a configuration file says about limits and destinations, as the body of a rehearsal.
final class ConfiguredLimits {
    private static final String LIMITS = "ringtrue.limits.";
    private static final String DIALING = "ringtrue.dialing.";
    private static final Map<String, String> MEMBERS = Map.of(
            "allowed-countries", "allowedCountries",
            "blocked-types", "blockedTypes",
            "blocked-prefixes", "blockedPrefixes");

    private ConfiguredLimits() {}

    static Map<String, Object> read(Path file) throws CommandFailed {
        Map<String, String> limits = new TreeMap<>();
        Map<String, List<String>> lists = new TreeMap<>();
        try {
            for (PropertySource<?> source :
                    new YamlPropertySourceLoader().load("config", new FileSystemResource(file))) {
                if (source instanceof EnumerablePropertySource<?> all) collect(all, limits, lists);
            }
        } catch (IOException | RuntimeException e) {
            throw new CommandFailed(CommandFailed.USAGE, "--config: cannot read " + file + " as YAML");
        }
        Map<String, Object> body = new LinkedHashMap<>(lists);
        if (!limits.isEmpty()) body.put("limits", limits);
        return body;
    }

    private static void collect(
            EnumerablePropertySource<?> source, Map<String, String> limits, Map<String, List<String>> lists) {
        for (String name : source.getPropertyNames()) {
            String value = String.valueOf(source.getProperty(name));
            if (name.startsWith(LIMITS)) limits.put(name.substring(LIMITS.length()), value);
            if (name.startsWith(DIALING)) {
                String member = MEMBERS.get(name.substring(DIALING.length()).replaceFirst("\\[[0-9]+]$", ""));
                if (member == null) continue;
                List<String> list = lists.computeIfAbsent(member, _ -> new ArrayList<>());
                for (String each : value.split(",")) if (!each.isBlank()) list.add(each.strip());
            }
        }
    }
}
