package io.ringtrue.server.cli.terminal;

/// Ends a command with a sentence for people and an exit status for scripts.
public class CommandFailed extends Exception {
    private static final long serialVersionUID = 1L;

    /// The server refused, or the command did not succeed.
    public static final int REFUSED = 1;

    /// The command line is wrong. The parser's own errors end with this status, too.
    public static final int USAGE = 2;

    /// The server could not be reached, or failed.
    public static final int NO_SERVER = 3;

    /// No admin token, or a wrong one.
    public static final int NO_ACCESS = 4;

    private final int status;

    public CommandFailed(int status, String sentence) {
        super(sentence);
        this.status = status;
    }

    public int status() {
        return status;
    }
}
