package io.ringtrue.server.storage.verifications;

import io.ringtrue.server.accounts.InstallationKey;
import io.ringtrue.server.verification.request.Content;
import io.ringtrue.server.verification.request.Mode;
import java.nio.charset.StandardCharsets;

/// A PIN or message as its row holds it: sealed for this verification alone.
final class SealedContent {
    private SealedContent() {}

    static byte[] seal(InstallationKey key, long id, Content content) {
        return key.seal(purpose(content.mode(), id), content.text().getBytes(StandardCharsets.UTF_8));
    }

    static Content open(InstallationKey key, long id, Mode mode, byte[] sealed) {
        return Content.of(mode, new String(key.open(purpose(mode, id), sealed), StandardCharsets.UTF_8));
    }

    /// A row whose mode was changed does not open: a PIN to compare is never said.
    private static String purpose(Mode mode, long id) {
        return switch (mode) {
            case REVERSE -> "pin/" + id;
            case SPOKEN, MESSAGE -> mode.text() + "/" + id;
        };
    }
}
