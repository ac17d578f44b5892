package nablascope.arch;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may import what, and what nobody may do. The table is the architecture: README shows the same one. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("nablascope");

    /** Package to the packages of ours that it may use; sub-packages count with their parent. */
    private static final Map<String, List<String>> MAY_USE = mayUse();

    private static Map<String, List<String>> mayUse() {
        Map<String, List<String>> allowed = new LinkedHashMap<>();
        allowed.put("math", List.of());
        allowed.put("file", List.of());
        allowed.put("experiment", List.of("file"));
        allowed.put("timeline", List.of("experiment"));
        allowed.put("library", List.of("file", "experiment", "timeline", "state"));
        allowed.put("data", List.of("math", "experiment"));
        allowed.put("nn", List.of("math", "experiment"));
        allowed.put("state", List.of());
        allowed.put("optim", List.of("math", "experiment", "nn", "state"));
        allowed.put("train", List.of("math", "experiment", "data", "nn", "optim", "state"));
        allowed.put("probe", List.of("math", "experiment", "data", "nn", "optim", "train"));
        allowed.put("session", List.of("experiment", "data", "state", "train", "probe", "timeline", "library"));
        allowed.put("race", List.of("file", "experiment", "data", "train"));
        allowed.put("cli", List.of("file", "experiment", "data", "train", "probe", "timeline", "library", "session"));
        allowed.put(
                "ui",
                List.of("file", "experiment", "data", "train", "probe", "timeline", "library", "race", "session"));
        return allowed;
    }

    @Test
    void the_table_names_every_package() {
        assertThat(CLASSES.stream()
                        .map(type -> type.getPackageName().split("\\.", -1))
                        .filter(parts -> parts.length > 1)
                        .map(parts -> parts[1])
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(MAY_USE.keySet());
    }

    static List<String> packages() {
        return List.copyOf(MAY_USE.keySet());
    }

    @ParameterizedTest
    @MethodSource("packages")
    void a_package_uses_only_those_below_it(String name) {
        List<String> forbidden = new ArrayList<>();
        for (String other : MAY_USE.keySet()) {
            if (!other.equals(name) && !MAY_USE.get(name).contains(other)) {
                forbidden.add("nablascope." + other + "..");
            }
        }
        ArchRule rule = noClasses()
                .that()
                .resideInAPackage("nablascope." + name + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(forbidden.toArray(String[]::new));
        rule.check(CLASSES);
    }

    @Test
    void packages_have_no_cycles() {
        slices().matching("nablascope.(*)..").should().beFreeOfCycles().check(CLASSES);
        slices().matching("nablascope.ui.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void only_the_window_sees_javafx_and_charts() {
        noClasses()
                .that()
                .resideOutsideOfPackage("nablascope.ui..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx..", "org.jfree..", "org.controlsfx..", "atlantafx..")
                .check(CLASSES);
    }

    @Test
    void awt_is_for_chart_skeletons_formula_images_and_fonts_only() {
        noClasses()
                .that()
                .resideOutsideOfPackages("nablascope.ui.charts..", "nablascope.ui.formula..", "nablascope.ui.theme..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.awt..")
                .check(CLASSES);
    }

    @Test
    void only_the_bridge_crosses_to_the_fx_thread() {
        noClasses()
                .that()
                .resideOutsideOfPackage("nablascope.ui.bridge..")
                .should()
                .callMethod(javafx.application.Platform.class, "runLater", Runnable.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(javafx.animation.AnimationTimer.class)
                .because("FxBridge drains everything once per pulse")
                .check(CLASSES);
    }

    @Test
    void only_the_command_line_prints() {
        noClasses()
                .that()
                .resideOutsideOfPackages("nablascope.cli..", "nablascope")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethodWhere(describe(
                        "print a stack trace of any exception",
                        (JavaMethodCall call) -> call.getTarget().getName().equals("printStackTrace")))
                .because("messages go through System.Logger, results through the command line")
                .check(CLASSES);
    }

    @Test
    void randomness_is_seeded() {
        noClasses()
                .should()
                .callConstructor(java.util.Random.class)
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(java.util.concurrent.ThreadLocalRandom.class)
                .because("the same experiment gives the same bits; use math.RandomStream")
                .check(CLASSES);
    }

    @Test
    void nothing_static_changes() {
        noFields()
                .that()
                .areStatic()
                .and()
                .doNotHaveModifier(com.tngtech.archunit.core.domain.JavaModifier.SYNTHETIC)
                .should()
                .notBeFinal()
                .check(CLASSES);
        fields().that()
                .areStatic()
                .should()
                .notHaveRawType(are(describe(
                        "thread-local or atomic",
                        (JavaClass type) -> resideInAnyPackage("java.util.concurrent.atomic..")
                                        .test(type)
                                || type.isEquivalentTo(ThreadLocal.class))))
                .check(CLASSES);
    }

    @Test
    void nothing_deserialises_or_runs_what_a_file_says() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.io.ObjectInputStream")
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("javax.script..", "java.beans..")
                .check(CLASSES);
    }
}
