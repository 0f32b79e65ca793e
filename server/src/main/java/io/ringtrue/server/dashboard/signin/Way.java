package io.ringtrue.server.dashboard.signin;

/// By what somebody proves who they are, before a code that may follow.
public enum Way {
    PASSWORD("by password", "by password and code"),
    LINK("by a link", "by a link and a code"),
    PROVIDER("by the sign-in provider", "by the sign-in provider and a code");

    private final String alone;
    private final String withCode;

    Way(String alone, String withCode) {
        this.alone = alone;
        this.withCode = withCode;
    }

    /// As the audit log says it, where no code followed.
    public String alone() {
        return alone;
    }

    /// As the audit log says it, where a code followed.
    public String withCode() {
        return withCode;
    }
}
