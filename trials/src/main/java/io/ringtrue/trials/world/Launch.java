package io.ringtrue.trials.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// How a node's process is started.
///
/// @param command starts the command line of the server; `serve` and its options follow
/// @param environment further variables
/// @param limits shell commands before it, such as `ulimit -n 256` or a mount of its own; empty: none
public record Launch(List<String> command, Map<String, String> environment, String limits) {
    public static Launch of(List<String> command) {
        return new Launch(List.copyOf(command), Map.of(), "");
    }

    /// A copy with further variables.
    public Launch with(Map<String, String> more) {
        return new Launch(command, more, limits);
    }

    /// A copy with limits.
    public Launch limitedBy(String shell) {
        return new Launch(command, environment, shell);
    }

    /// The shell gives its place to the server, so that signals reach the server itself.
    List<String> serve(String config) {
        List<String> all = new ArrayList<>();
        // A mount of the limits must not be seen by anybody else.
        if (limits.startsWith("mount")) all.addAll(List.of("unshare", "-m"));
        if (!limits.isEmpty()) all.addAll(List.of("sh", "-c", limits + " && exec \"$@\"", "sh"));
        all.addAll(command);
        all.addAll(List.of("serve", "--config", config));
        return all;
    }
}
