package nablascope.ui.formula;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nablascope.experiment.About;
import nablascope.experiment.DataSpec;
import nablascope.experiment.Experiment;
import nablascope.experiment.Knobs;
import nablascope.experiment.KnobsJson;
import nablascope.experiment.LossSpec;
import nablascope.experiment.ModelSpec;
import nablascope.experiment.OptimizerSpec;
import nablascope.experiment.TrainingSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Formulas written by hand from the definitions of PyTorch (SEMANTICS, sections 1.2, 1.4, 1.7 and 1.9) and of the papers
 * named in the experiment records, compared with those shown.
 */
final class SemanticsTest {
    private static final LossSpec CE = new LossSpec(LossSpec.Type.CROSS_ENTROPY);
    private static final Knobs SGD = Knobs.of(OptimizerSpec.of(OptimizerSpec.Type.SGD, 0.1));

    private static List<String> shown(Map<String, ?> set, double dropout) {
        return Formulas.of(CE, KnobsJson.apply(SGD, set), dropout).stream()
                .map(Formula::plain)
                .toList();
    }

    /** {@code a.b=1 c.d=text} in the words of the experiment file. */
    private static Map<String, Object> parse(String settings) {
        return settings.lines()
                .flatMap(line -> List.of(line.strip().split(" ", -1)).stream())
                .filter(word -> !word.isEmpty())
                .map(word -> word.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> KnobsJson.value(pair[1])));
    }

    /** The functions as the experiment file defines them, model.surface. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ROSENBROCK | L = f,  f = (1 - w₁)² + 100·(w₂ - w₁²)²",
                "QUADRATIC | L = f,  f = ½(20·w₁² + w₂²)",
                "ABS_SUM | L = f,  f = w₁² + w₂²",
                "QUARTIC | L = f,  f = w₁⁴ + w₂⁴",
                "FACTORIZATION | L = f,  f = ½(w₁w₂ - 1)²"
            })
    void a_surface_is_written_out(ModelSpec.Surface.Kind kind, String objective) {
        Experiment own = new Experiment(
                About.titled("surface"),
                1,
                new DataSpec.None(),
                ModelSpec.Surface.of(kind),
                Map.of(),
                new LossSpec(LossSpec.Type.OUTPUT),
                SGD,
                new TrainingSpec(1, TrainingSpec.ALL_ROWS, false, null, true),
                List.of(),
                0);
        assertThat(Formulas.of(own, SGD, 0).getFirst().plain()).isEqualTo(objective);
    }

    @Test
    void plain_descent_is_plain() {
        assertThat(shown(Map.of(), 0)).containsExactly("L = CE", "g = ∇L", "w ← w - η·g,  η = 0.1");
    }

    @Test
    void dropout_scales_what_is_kept() {
        assertThat(shown(Map.of(), 0.5).get(1)).isEqualTo("h ← m·h/(1 - p),  P(m = 0) = p = 0.5");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "optimizer.momentum=0.9 ; v ← 0.9·v + g,  w ← w - η·v",
                "optimizer.momentum=0.9 optimizer.nesterov=true ; v ← 0.9·v + g,  w ← w - η·(g + 0.9·v)",
                "optimizer.momentum=0.9 optimizer.dampening=0.3 ; v ← 0.9·v + 0.7·g,  v_1 = g,  w ← w - η·v",
                "optimizer.weightDecay=0.02 ; g ← g + 0.02·w,  w ← w - η·g",
                "optimizer.type=rmsprop ; s ← 0.99·s + 0.01·g²,  w ← w - η·g/(√s + 1e-8)",
                "optimizer.type=rmsprop optimizer.centered=true optimizer.momentum=0.5 ; "
                        + "s ← 0.99·s + 0.01·g²,  d ← 0.99·d + 0.01·g,  b ← 0.5·b + g/(√(s - d²) + 1e-8),  w ← w - η·b",
                "optimizer.type=adagrad optimizer.lrDecay=0.01 optimizer.initialAccumulator=0.2 ; "
                        + "s ← s + g²,  s_0 = 0.2,  w ← w - η/(1 + 0.01·(n - 1))·g/(√s + 1e-10)",
                "optimizer.type=adam ; m ← 0.9·m + 0.1·g,  v ← 0.999·v + 0.001·g²,  m̂ = m/(1 - 0.9^n),  "
                        + "v̂ = v/(1 - 0.999^n),  w ← w - η·m̂/(√v̂ + 1e-8)",
                "optimizer.type=adam optimizer.amsgrad=true ; m ← 0.9·m + 0.1·g,  v ← 0.999·v + 0.001·g²,  "
                        + "m̂ = m/(1 - 0.9^n),  v̂ = max_{i≤n} v_i/(1 - 0.999^n),  w ← w - η·m̂/(√v̂ + 1e-8)",
                "optimizer.type=adamw ; w ← (1 - 0.01·η)·w,  m ← 0.9·m + 0.1·g,  v ← 0.999·v + 0.001·g²,  "
                        + "m̂ = m/(1 - 0.9^n),  v̂ = v/(1 - 0.999^n),  w ← w - η·m̂/(√v̂ + 1e-8)",
                "regularization.l1.lambda=0.5 regularization.l1.proximal=true ; "
                        + "w ← w - η·g,  w ← sign(w)·max(|w| - η·λ, 0)"
            })
    void updates(String settings, String formula) {
        assertThat(shown(parse(settings), 0).getLast()).isEqualTo(formula + ",  η = 0.1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "regularization.l1=0.5 ; λ Σ|w|",
                "regularization.l2=0.5 ; λ Σw²",
                "regularization.l2.lambda=0.5 regularization.l2.half=true ; λ/2 Σw²",
                "regularization.l2.lambda=0.5 regularization.applyTo=all ; λ Σ_{w,b} w²",
                "regularization.l2norm.lambda=0.5 ; λ ‖w‖₂",
                "regularization.l2norm.lambda=0.5 regularization.l2norm.scope=per-tensor ; λ Σ_k‖w_k‖₂",
                "regularization.elasticNet.lambda=0.5 regularization.elasticNet.l1Ratio=0.3 ; λ·(0.3 Σ|w| + 0.7/2 Σw²)",
                "regularization.gradientNorm.lambda=0.5 ; λ ‖∇CE‖₂",
                "regularization.l1=0.5 regularization.l2=0.2 ; λ Σ|w| + 0.2 Σw²"
            })
    void penalties(String settings, String formula) {
        assertThat(shown(parse(settings), 0).getFirst()).isEqualTo("L = CE + " + formula + ",  λ = 0.5");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "clip.norm.max=2 ; g ← g·min(1, c/(‖g‖_2 + 1e-6)),  c = 2",
                "clip.norm.max=2 clip.norm.p=1 ; g ← g·min(1, c/(‖g‖_1 + 1e-6)),  c = 2",
                "clip.norm.max=2 clip.norm.p=inf ; g ← g·min(1, c/(‖g‖_∞ + 1e-6)),  c = 2",
                "clip.norm.max=2 clip.norm.scope=per-tensor ; g_k ← g_k·min(1, c/(‖g_k‖_2 + 1e-6)),  c = 2",
                "clip.value.max=2 ; g ← clamp(g, -c, c),  c = 2",
                "clip.agc.factor=2 ; g_u ← g_u·min(1, c·max(‖w_u‖, 0.001)/‖g_u‖),  c = 2",
                "clip.value.max=2 clip.norm.max=3 ; g ← clamp(g, -2, 2),  g ← g·min(1, c/(‖g‖_2 + 1e-6)),  c = 3",
                "clip.autoclip.percentile=10 clip.autoclip.window=500 ; "
                        + "g ← g·min(1, q/(‖g‖_2 + 1e-6)),  q = Q_10%{‖g_i‖_2 : t - 500 < i ≤ t}",
                "clip.zclip.z=3 ; g ← g·min(1, u/(‖g‖_2 + 1e-6)),  u = μ + z²·σ/s  (s > z = 3, n > 25),  "
                        + "s = (‖g‖_2 - μ)/(σ + 1e-6),  μ ← 0.97·μ + 0.03·‖g‖_2,  σ² ← 0.97·σ² + 0.03·(‖g‖_2 - μ)²"
            })
    void clipping(String settings, String formula) {
        assertThat(shown(parse(settings), 0).get(1)).isEqualTo("g = ∇L,  " + formula);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "optimizer.sam=0.05 ; e = ∇CE/(‖∇CE‖₂ + 1e-12),  g = ∇CE(w + ρ·e),  ρ = 0.05",
                "optimizer.sam=0.05 regularization.l2=0.1 ; "
                        + "e = ∇CE/(‖∇CE‖₂ + 1e-12),  g = ∇CE(w + ρ·e),  ρ = 0.05,  g ← g + ∇(λ Σw²)",
                "regularization.gradientNorm.lambda=0.1 ; "
                        + "e = ∇CE/(‖∇CE‖₂ + 1e-12),  g = (1 - a)·∇CE + a·∇CE(w + r·e),  a = λ/r,  r = 0.05",
                "regularization.gradientNorm.lambda=0.1 optimizer.sam=0.02 ; e = ∇CE/(‖∇CE‖₂ + 1e-12),  "
                        + "g = ∇CE(w + ρ·e) + a·(∇CE(w + r·e) - ∇CE),  ρ = 0.02,  a = λ/r,  r = 0.05",
                "regularization.adaptiveDecay=0.1 ; g = ∇CE,  g ← g + λ_t·w,  λ_t = k·‖g‖₂/‖w‖₂,  k = 0.1",
                "regularization.l1.lambda=0.5 regularization.l1.proximal=true ; g = ∇CE"
            })
    void gradients_that_are_not_the_objective_s(String settings, String formula) {
        assertThat(shown(parse(settings), 0).get(1)).isEqualTo(formula);
    }
}
