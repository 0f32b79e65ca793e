package io.ringtrue.numbers.tables;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import io.ringtrue.numbers.PlanChanges;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/// Writes the tables into the module's resources and prints what changed. Its argument is the folder of the
/// numbers module.
public final class WriteTables {

    private WriteTables() {}

    public static void main(String[] arguments) throws IOException {
        Path module = Path.of(arguments[0]);
        Path resources = module.resolve("src/main/resources/io/ringtrue/numbers/plan");
        nameTheRelease(module.resolve("data/sources.tsv"));
        Map<String, byte[]> tables = NumbersData.tables(module);
        List<String> changes = PlanChanges.between(
                Files.readAllBytes(resources.resolve("plan.bin")),
                Objects.requireNonNull(tables.get("plan.bin"), "plan.bin was not made"));
        for (Map.Entry<String, byte[]> table : tables.entrySet()) {
            Files.write(resources.resolve(table.getKey()), table.getValue());
            System.out.printf("%,9d bytes  %s%n", table.getValue().length, table.getKey());
        }
        System.out.println(changes.isEmpty() ? "No number changed." : changes.size() + " changes:");
        changes.forEach(System.out::println);
    }

    /// The version is in the jar's `pom.properties`; the date is that of its manifest.
    private static void nameTheRelease(Path sources) throws IOException {
        String name = "/META-INF/maven/com.googlecode.libphonenumber/libphonenumber/pom.properties";
        URL url = Objects.requireNonNull(PhoneNumberUtil.class.getResource(name), name);
        Properties release = new Properties();
        try (InputStream properties = url.openStream()) {
            release.load(properties);
        }
        JarURLConnection jar = (JarURLConnection) url.openConnection();
        LocalDate made = jar.getJarFile()
                .getEntry("META-INF/MANIFEST.MF")
                .getLastModifiedTime()
                .toInstant()
                .atZone(ZoneOffset.UTC)
                .toLocalDate();
        String row = "plan\tlibphonenumber " + release.getProperty("version") + "\t" + made;
        Files.writeString(sources, Files.readString(sources).replaceFirst("(?m)^plan\t.*$", row));
    }
}
