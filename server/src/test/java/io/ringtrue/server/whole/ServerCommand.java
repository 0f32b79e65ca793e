package io.ringtrue.server.whole;

import io.ringtrue.server.RingtrueApplication;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The command line of a server in a process of its own.
final class ServerCommand {
    private ServerCommand() {}

    /// @param properties as `-Dname=value`
    /// @param arguments those of `serve`
    static List<String> serve(List<String> properties, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                program("java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                // It lives too briefly to earn back what the second compiler and parallel collectors cost.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                classPath()));
        command.addAll(properties);
        command.add(RingtrueApplication.class.getName());
        command.add("serve");
        command.addAll(List.of(arguments));
        return command;
    }

    /// One of the JDK's programs.
    static Path program(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name);
    }

    /// Without the tests' own classes: the server looks for its parts on the class path.
    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
