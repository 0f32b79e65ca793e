package io.ringtrue.server.wiring;

import io.ringtrue.telephony.call.trunk.Trunk;
import io.ringtrue.telephony.call.trunk.TrunkDraft;
import io.ringtrue.telephony.call.trunk.TrunkFault;
import io.ringtrue.telephony.call.trunk.TrunkSetting;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A trunk as the configuration names it: `ringtrue.trunks.<name>`. Each value is what YAML made of it,
/// or text where it comes from the environment; [TrunkSetting] has its rule.
///
/// @param passwordFile a file with the password in it, instead of `password`
public record TrunkSection(
        @Nullable Object uri,
        @Nullable Object username,
        @Nullable Object password,
        @Nullable String passwordFile,
        @Nullable Object callerId,
        @Nullable Object priority,
        @Nullable Object maxCalls,
        @Nullable Object callsPerSecond,
        @Nullable List<String> codecs,
        @Nullable List<String> mediaNetworks,
        @Nullable Object srtp,
        @Nullable List<String> signallingNetworks,
        @Nullable Object strictSource) {
    private static final int LARGEST_FILE = 1_000;

    /// Of the sandbox's own carrier.
    private static final String BUILT_IN = "builtin:";

    boolean isBuiltIn() {
        return BUILT_IN.equals(uri);
    }

    /// @throws IllegalArgumentException when a value breaks its rule; the message names every such key
    Trunk trunk(String name) {
        String section = "ringtrue.trunks." + name + ".";
        TrunkDraft draft = draft(name, section);
        try {
            return draft.trunk();
        } catch (TrunkFault fault) {
            throw new IllegalArgumentException(fault.sentence(field -> section + key(field)) + hint(fault));
        }
    }

    private TrunkDraft draft(String name, String section) {
        return new TrunkDraft(name)
                .with(TrunkSetting.URI, isBuiltIn() ? "sip:127.0.0.1" : uri)
                .with(TrunkSetting.USERNAME, username)
                .with(TrunkSetting.PASSWORD, hasPasswordFile() ? passwordOfFile(section) : password)
                .with(TrunkSetting.CALLER_ID, callerId)
                .with(TrunkSetting.PRIORITY, number(priority))
                .with(TrunkSetting.MAX_CALLS, number(maxCalls))
                .with(TrunkSetting.CALLS_PER_SECOND, number(callsPerSecond))
                .with(TrunkSetting.CODECS, codecs)
                .with(TrunkSetting.MEDIA_NETWORKS, mediaNetworks)
                .with(TrunkSetting.SRTP, srtp)
                .with(TrunkSetting.SIGNALLING_NETWORKS, signallingNetworks)
                .with(TrunkSetting.STRICT_SOURCE, flag(strictSource));
    }

    /// The environment has no numbers, and YAML may have them in quotes.
    private static @Nullable Object number(@Nullable Object value) {
        return value instanceof String text && text.matches("-?[0-9]{1,9}") ? (Object) Integer.valueOf(text) : value;
    }

    private static @Nullable Object flag(@Nullable Object value) {
        return value instanceof String text && text.matches("true|false") ? (Object) Boolean.valueOf(text) : value;
    }

    private boolean hasPasswordFile() {
        return passwordFile != null && !passwordFile.isEmpty();
    }

    private String key(String field) {
        return field.equals(TrunkSetting.PASSWORD.word()) && hasPasswordFile() ? "password-file" : field;
    }

    /// A bare `+12015550100` is the number 12015550100 in YAML, `007` is 7, and `NO` is false.
    private String hint(TrunkFault fault) {
        return fault.breaches().stream().anyMatch(each -> isBare(each.field()))
                ? " (write it in quotes, or YAML reads it as a number or a boolean)"
                : "";
    }

    private boolean isBare(String field) {
        @Nullable
        Object value = switch (field) {
            case "username" -> username;
            case "password" -> password;
            case "caller-id" -> callerId;
            default -> "";
        };
        return value instanceof Number || value instanceof Boolean;
    }

    private String passwordOfFile(String section) {
        if (password != null && !password.equals("")) {
            throw new IllegalArgumentException(section + "password-file must not be given beside password");
        }
        try (InputStream file = Files.newInputStream(Path.of(String.valueOf(passwordFile)))) {
            byte[] content = file.readNBytes(LARGEST_FILE + 1);
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString()
                    .strip();
            if (content.length <= LARGEST_FILE && !text.isEmpty()) return text;
        } catch (IOException | InvalidPathException e) {
            throw new IllegalArgumentException(fileRule(section), e);
        }
        throw new IllegalArgumentException(fileRule(section));
    }

    private static String fileRule(String section) {
        return section + "password-file must be a readable file with a password in it, in UTF-8";
    }

    @Override
    public String toString() {
        return "section of a trunk";
    }
}
