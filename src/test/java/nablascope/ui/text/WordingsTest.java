package nablascope.ui.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nablascope.experiment.ExperimentFile;
import nablascope.experiment.InvalidExperimentException;
import nablascope.experiment.OptimizerSpec;
import nablascope.experiment.Phrase;
import nablascope.experiment.ValueFault;
import nablascope.experiment.Wording;
import nablascope.library.RunExport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever the program's inside can say, the Chinese window says in Chinese. */
class WordingsTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("nablascope");

    private static final Pattern GAP = Pattern.compile("\\{(\\d)}");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

    private static List<Class<?>> types() {
        return CLASSES.stream()
                .filter(type -> type.isAssignableTo(Wording.class) && !type.isInterface())
                .<Class<?>>map(JavaClass::reflect)
                .toList();
    }

    private static List<Wording> all() {
        return types().stream()
                .flatMap(type -> Arrays.stream(type.getEnumConstants()))
                .map(Wording.class::cast)
                .toList();
    }

    @Test
    void all_wordings_are_constants_of_enums_told_apart_by_their_simple_names() {
        assertThat(types()).hasSizeGreaterThan(5).allMatch(Class::isEnum);
        assertThat(types().stream().map(Class::getSimpleName)).doesNotHaveDuplicates();
    }

    @Test
    void every_wording_has_a_chinese_pattern_and_none_is_left_over() {
        assertThat(Texts.WORDINGS.keySet())
                .isEqualTo(all().stream().map(Texts::key).collect(Collectors.toSet()));
    }

    @Test
    void both_languages_fill_the_same_gaps_from_0_on() {
        for (Wording wording : all()) {
            Set<String> gaps = gaps(wording.pattern());
            assertThat(gaps).as(Texts.key(wording)).isEqualTo(counted(gaps.size()));
            assertThat(gaps(Texts.WORDINGS.getString(Texts.key(wording))))
                    .as(Texts.key(wording))
                    .isEqualTo(gaps);
        }
    }

    private static Set<String> gaps(String pattern) {
        return GAP.matcher(pattern).results().map(gap -> gap.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> counted(int size) {
        Set<String> numbers = new HashSet<>();
        for (int i = 0; i < size; i++) {
            numbers.add(Integer.toString(i));
        }
        return numbers;
    }

    @Test
    void the_chinese_patterns_are_in_chinese_and_the_english_ones_are_not() {
        for (Wording wording : all()) {
            if (GAP.matcher(wording.pattern()).replaceAll("").chars().noneMatch(Character::isLetter)) {
                continue; // only puts its gaps side by side
            }
            String chinese = Texts.WORDINGS.getString(Texts.key(wording));
            assertThat(chinese).as(Texts.key(wording)).containsPattern(HAN);
            assertThat(wording.pattern()).as(Texts.key(wording)).doesNotContainPattern(HAN);
        }
    }

    /** English that is not a wording would reach the Chinese window. */
    @Test
    void only_the_command_line_complains_in_bare_english() {
        ArchRuleDefinition.noClasses()
                .that()
                .resideOutsideOfPackages("nablascope.cli..", "nablascope.ui.app..")
                .and()
                .areNotAssignableTo(RunExport.class) // reads its fingerprint for the command line
                .should()
                .callConstructor(InvalidExperimentException.class, String.class, String.class)
                .because("the window knows the words of a Wording only")
                .check(CLASSES);
    }

    @Test
    void a_refusal_is_english_by_itself_and_chinese_in_a_chinese_window() {
        InvalidExperimentException refusal = catchThrowableOfType(
                InvalidExperimentException.class, () -> OptimizerSpec.of(OptimizerSpec.Type.SGD, -0.5));

        assertThat(refusal).hasMessage("optimizer.lr is -0.5; it must be a finite number of at least 0");
        assertThat(new Texts(Locale.ENGLISH).get("rules.refused", refusal.phrase()))
                .isEqualTo("Not possible: optimizer.lr is -0.5; it must be a finite number of at least 0");
        assertThat(new Texts(Locale.SIMPLIFIED_CHINESE).get("rules.refused", refusal.phrase()))
                .isEqualTo("不能这样设置：optimizer.lr 为 -0.5，应为不小于 0 的有限数");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\1',
            value = {
                "{\"format\": 3}|a.json: format is 3; an experiment file says \"format\": \"gradient-experiment\""
                        + "|a.json：format 为 3，实验文件应写明 \"format\": \"gradient-experiment\"",
                "{\"formt\": \"x\"}|a.json: format is missing; an experiment file says \"format\":"
                        + " \"gradient-experiment\"|a.json：format 缺失，实验文件应写明 \"format\": \"gradient-experiment\"",
                "{\"format\": \"gradient-experiment\", \"version\": 1, \"sead\": 1}"
                        + "|a.json: \"sead\" is no known key; did you mean \"seed\"? Known here are "
                        + "|a.json：\"sead\" 不是已知的键，是否想写 \"seed\"？这里可用的键有：",
                "{\"format\": \"gradient-experiment\", \"version\": \"1\"}"
                        + "|a.json: version is \"1\", a text; this program reads version 1"
                        + "|a.json：version 为 \"1\"（文本），本程序读取的版本是 1",
                "{} {}|a.json: line 1 has more text after the end of the experiment; remove it"
                        + "|a.json：第 1 行在实验结束之后还有文字，请删去",
                "---|a.json: The file looks like YAML, which is not read here; save the experiment as JSON"
                        + "|a.json：这个文件看起来是 YAML，本程序不读取这种格式，请把实验存为 JSON"
            })
    void places_and_values_within_a_complaint_follow_the_language(String json, String english, String chinese) {
        InvalidExperimentException refusal = catchThrowableOfType(
                InvalidExperimentException.class,
                () -> ExperimentFile.parse(json.getBytes(StandardCharsets.UTF_8), "a.json"));

        assertThat(refusal.getMessage()).startsWith(english);
        assertThat(new Texts(Locale.SIMPLIFIED_CHINESE).get("problem.experiment", refusal.phrase()))
                .startsWith("这个实验无法运行：" + chinese);
    }

    @Test
    void what_fills_a_gap_is_never_read_as_a_pattern() {
        Phrase phrase = ValueFault.UNKNOWN_NAME.with("$1 {1} '{0}'", "[\\]");

        assertThat(phrase).hasToString("is \"$1 {1} '{0}'\"; known are [\\]");
        assertThat(new Texts(Locale.SIMPLIFIED_CHINESE).get("problem.data", phrase))
                .isEqualTo("这些数据无法使用：为 \"$1 {1} '{0}'\"，可用的名称有：[\\]");
    }
}
