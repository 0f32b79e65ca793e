package io.ringtrue.server.cli.server;

/// A server that answers requests.
public interface RunningServer {
    /// Where HTTP is served.
    int port();

    /// Who answers on the built-in carrier.
    ///
    /// @throws IllegalStateException when this is no sandbox
    SandboxCallees callees();

    /// Blocks until the server has stopped, by {@link #stop} or by a signal.
    void awaitStop() throws InterruptedException;

    /// Drains calls and stops; returns when it has. Stopping again does nothing.
    void stop();
}
