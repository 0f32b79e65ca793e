package io.ringtrue.server.cli.terminal;

/// Ends a command with a sentence for the person who gave it and a status for the script that did.
public class CommandFailed extends Exception {
    private static final long serialVersionUID = 1L;

    /// The server said no, or what was to be shown did not happen.
    public static final int REFUSED = 1;

    /// The command line is wrong in a way that its parser cannot see; the parser's own complaints end with
    /// this, too.
    public static final int USAGE = 2;

    /// The server could not be reached, or failed itself.
    public static final int NO_SERVER = 3;

    /// No token, or not the right one.
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
