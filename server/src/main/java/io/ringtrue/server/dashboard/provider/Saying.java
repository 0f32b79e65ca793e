package io.ringtrue.server.dashboard.provider;

import io.ringtrue.server.people.provider.ProviderEntry;

/// Says why nobody was signed in.
final class Saying {
    /// Of what a provider says: a sentence or two.
    private static final int LONGEST = 200;

    private Saying() {}

    static String of(String provider, ProviderEntry entry) {
        return switch (entry) {
            case ProviderEntry.Granted _ -> "";
            case ProviderEntry.Unverified() ->
                provider + " has not verified your e-mail address, so nobody here is known by it. Verify it at "
                        + provider + " first.";
            case ProviderEntry.Stranger(String email) ->
                "Nobody here has the address " + email + ". Ask an owner for an invitation.";
            case ProviderEntry.Inactive() -> "You cannot sign in here any more. Ask an owner.";
            case ProviderEntry.LinkedOtherwise(String email) ->
                email + " belongs to another account at " + provider
                        + ". Ask an owner to unlink it, if you have a new one.";
        };
    }

    /// The provider's own words are shown as words, whatever they are: RFC 6749 §4.1.2.1.
    static String of(String provider, String error, String description) {
        String words = plain(description.isBlank() ? error : description);
        return words.isEmpty()
                ? provider + " sent you back without a sign-in. Begin again."
                : provider + " did not sign you in. It says: “" + words + "”";
    }

    private static String plain(String text) {
        String line = text.replaceAll("\\p{C}+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
