package io.ringtrue.server.accounts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// The one key of an installation, kept in a file outside the database: it hashes API secrets and seals PINs,
/// trunk passwords and signing secrets. Each purpose has its own key, derived from this one. Safe for use by
/// many threads. Prints as `***`.
public final class InstallationKey {
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] master;
    private final Map<String, Mac> keyedMacs = new ConcurrentHashMap<>();

    private InstallationKey(byte[] master) {
        this.master = master;
    }

    /// Reads the key. When there is no file, makes a new key in one that only its owner can read.
    ///
    /// @throws UncheckedIOException when the file can be neither read nor made
    /// @throws IllegalStateException when the file holds no key; the message names the file
    public static InstallationKey loadOrCreate(Path file) {
        try {
            if (!Files.exists(file)) create(file);
            byte[] master = Base64.getDecoder().decode(Files.readString(file).strip());
            if (master.length != KEY_BYTES) throw new IllegalArgumentException("wrong length");
            return new InstallationKey(master);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(file + " holds no key of " + KEY_BYTES + " bytes in base64", e);
        }
    }

    private static void create(Path file) throws IOException {
        byte[] master = new byte[KEY_BYTES];
        RANDOM.nextBytes(master);
        Files.createDirectories(
                file.toAbsolutePath().getParent(),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path fresh = Files.createTempFile(
                file.toAbsolutePath().getParent(),
                "key",
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fresh, Base64.getEncoder().encodeToString(master) + "\n");
        try (FileChannel written = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            // Flush before the key is used: if a power cut lost it, every secret sealed under it
            // would be lost.
            written.force(true);
        }
        try {
            Files.createLink(file, fresh);
        } catch (FileAlreadyExistsException _) {
            // Another process was first. Its key stays, and both read it: a key that is replaced is a key that is lost.
        } finally {
            Files.delete(fresh);
        }
    }

    /// HMAC-SHA256 in base64, under the purpose's own key.
    ///
    /// @param purpose one of a few fixed words, never made from data: the derived key of each is
    /// kept in memory
    public String hmac(String purpose, byte[] data) {
        Mac keyed = keyedMacs.computeIfAbsent(purpose, name -> keyed(derived("hmac " + name)));
        try {
            // A clone saves finding the provider and hashing the key: half of the work for a short text.
            return Base64.getEncoder().encodeToString(((Mac) keyed.clone()).doFinal(data));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("every JDK's HmacSHA256 can be copied", e);
        }
    }

    /// The first 64 bits of an HMAC: where a text belongs in a table of counters, without saying what it is.
    ///
    /// @param purpose as above
    public long placeOf(String purpose, String text) {
        byte[] hmac = Base64.getDecoder().decode(hmac(purpose, text.getBytes(StandardCharsets.UTF_8)));
        return ByteBuffer.wrap(hmac).getLong();
    }

    /// Encrypts by AES-256-GCM, under the purpose's own key and a fresh nonce.
    ///
    /// @return nonce, ciphertext and tag
    public byte[] seal(String purpose, byte[] clear) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] sealed = gcm(Cipher.ENCRYPT_MODE, purpose, nonce, clear);
        byte[] all = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
        System.arraycopy(sealed, 0, all, NONCE_BYTES, sealed.length);
        return all;
    }

    /// Decrypts what [#seal(String, byte\[\])] returned.
    ///
    /// @throws IllegalStateException when it was sealed under another key or purpose, or is damaged
    public byte[] open(String purpose, byte[] sealed) {
        byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
        return gcm(Cipher.DECRYPT_MODE, purpose, nonce, Arrays.copyOfRange(sealed, NONCE_BYTES, sealed.length));
    }

    private byte[] gcm(int mode, String purpose, byte[] nonce, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    mode, new SecretKeySpec(derived("seal " + purpose), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealed data of purpose " + purpose + " cannot be opened with this key", e);
        }
    }

    private byte[] derived(String purpose) {
        return mac(master, purpose.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] mac(byte[] key, byte[] data) {
        return keyed(key).doFinal(data);
    }

    private static Mac keyed(byte[] key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    @Override
    public String toString() {
        return "***";
    }
}
