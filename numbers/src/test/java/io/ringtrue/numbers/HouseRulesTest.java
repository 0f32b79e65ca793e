package io.ringtrue.numbers;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Which packages of this module may use which.
class HouseRulesTest {
    private static final int MOST_FILES = 30;

    private static final JavaClasses NUMBERS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.ringtrue.numbers");

    @Test
    void usesNothingButTheJdk() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "io.ringtrue.numbers..", "org.jspecify.annotations")
                .check(NUMBERS);
    }

    @Test
    void textAndPlanAreStrangersAndSeeNothingAbove() {
        slices().matching("io.ringtrue.numbers.(text|plan)..")
                .should()
                .notDependOnEachOther()
                .check(NUMBERS);
        noClasses()
                .that()
                .resideInAnyPackage("io.ringtrue.numbers.text..", "io.ringtrue.numbers.plan..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.ringtrue.numbers", "io.ringtrue.numbers.operators..")
                .check(NUMBERS);
    }

    @Test
    void operatorFilesSeeThePlanAlone() {
        noClasses()
                .that()
                .resideInAPackage("io.ringtrue.numbers.operators..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.ringtrue.numbers", "io.ringtrue.numbers.text..")
                .check(NUMBERS);
    }

    @Test
    void noPackageIsADrawer() {
        Map<String, Long> files = NUMBERS.stream()
                .filter(JavaClass::isTopLevelClass)
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
        assertThat(files.values()).isNotEmpty().allMatch(count -> count <= MOST_FILES);
    }
}
