package io.ringtrue.server.cli.server;

/// A server that answers requests.
public interface RunningServer {
    /// The port that serves HTTP.
    int port();

    /// The callees of the built-in carrier.
    ///
    /// @throws IllegalStateException when the server is not in sandbox mode
    SandboxCallees callees();

    /// Blocks until the server has stopped, by [#stop] or by a signal.
    void awaitStop() throws InterruptedException;

    /// Lets running calls end, stops the server and returns. Stopping again does nothing.
    void stop();
}
