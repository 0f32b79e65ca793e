package io.ringtrue.server.wiring.pages;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// One digest of all files of pages, of their names and of their content. It stands in the addresses of them all.
/// With a digest of its own for each file, a script that imports another would have to change with it, or a browser
/// would keep the old one of the two for a year.
///
/// @param text lower-case hexadecimal
record AssetDigest(String text) {
    /// Enough that no two releases have the same by chance.
    static final int CHARACTERS = 16;

    private static final String FOLDER = "/static/assets/";

    /// Of the files that this server was built with.
    static AssetDigest ofThisRelease() throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath:" + FOLDER + "**")) {
            String address = file.getURL().toString();
            // Folders are among them: an archive has entries for those, too.
            if (file.isReadable() && !address.endsWith("/"))
                files.put(
                        address.substring(address.lastIndexOf(FOLDER) + FOLDER.length()), file.getContentAsByteArray());
        }
        return of(files);
    }

    static AssetDigest of(SortedMap<String, byte[]> files) {
        MessageDigest digest = sha256();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            withLength(digest, file.getKey().getBytes(StandardCharsets.UTF_8));
            withLength(digest, file.getValue());
        }
        return new AssetDigest(HexFormat.of().formatHex(digest.digest()).substring(0, CHARACTERS));
    }

    /// The length first: octets that move from one file to the next are another digest.
    private static void withLength(MessageDigest digest, byte[] octets) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, octets.length));
        digest.update(octets);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
