package nablascope.ui.formula;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.image.Image;
import nablascope.experiment.ClipMode;
import nablascope.experiment.ClipSpec;
import nablascope.experiment.Knobs;
import nablascope.experiment.LossSpec;
import nablascope.experiment.OptimizerSpec;
import nablascope.experiment.PenaltyForm;
import nablascope.experiment.RegularizationSpec;
import nablascope.experiment.Schedule;
import nablascope.ui.support.FxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every combination that the knobs can be in can be set, fits a small window, and is read out as it is written. */
@ExtendWith(FxExtension.class)
final class FormulasTest {
    private static final LossSpec CE = new LossSpec(LossSpec.Type.CROSS_ENTROPY, true, 1, 0.1);
    private static final Knobs SGD = Knobs.of(OptimizerSpec.of(OptimizerSpec.Type.SGD, 1.234e-6));
    private static final List<Schedule> SCHEDULES = List.of(
            Schedule.CONSTANT,
            new Schedule.Staircase(1_000_000, 1.5e-5),
            new Schedule.Cosine(1_000_000, 0),
            new Schedule.Cosine(1_000_000, 0.1234),
            new Schedule.Warmup(1_000_000, 1.0 / 3),
            new Schedule.InverseTime(1.234e-5));

    /** What a window of 1024 leaves beside the knobs, at the small type that the bar uses. */
    private static final double ROOM = 640 / 0.85;

    private static final double SIZE = 16;

    private static Set<Term> parts(LossSpec loss, Iterable<Knobs> all) {
        Set<Term> parts = new LinkedHashSet<>();
        for (Knobs knobs : all) {
            Formulas.of(loss, knobs, 0.1234).forEach(formula -> parts.addAll(formula.parts()));
        }
        return parts;
    }

    private static List<Knobs> updates() {
        List<Knobs> all = new ArrayList<>();
        for (OptimizerSpec.Type type : OptimizerSpec.Type.values()) {
            for (int bits = 0; bits < 64; bits++) {
                for (Schedule schedule : SCHEDULES) {
                    OptimizerSpec.Builder o = OptimizerSpec.of(type, 1.234e-6).toBuilder();
                    boolean nesterov = (bits & 2) > 0;
                    o.momentum((bits & 1) > 0 ? 0.9123 : 0).nesterov(nesterov);
                    o.dampening((bits & 4) > 0 && !nesterov ? 0.1234 : 0);
                    o.centered((bits & 2) > 0).amsgrad((bits & 2) > 0).lrDecay((bits & 4) > 0 ? 1.234e-5 : 0);
                    o.weightDecay((bits & 8) > 0 ? 1.234e-5 : 0).sam((bits & 16) > 0 ? 0.1234 : 0);
                    o.initialAccumulator((bits & 32) > 0 ? 0.1 : 0).schedule(schedule);
                    all.add(SGD.withOptimizer(o.build()));
                }
            }
        }
        return all;
    }

    private static List<Knobs> penalties() {
        List<Knobs> all = new ArrayList<>();
        for (int forms = 0; forms < 32; forms++) {
            for (int bits = 0; bits < 64; bits++) {
                RegularizationSpec.Builder r = RegularizationSpec.NONE.toBuilder();
                r.l1((forms & 1) > 0 ? 1.234e-5 : 0).l2((forms & 2) > 0 ? 2.345e-5 : 0);
                r.l2Norm((forms & 4) > 0 ? 3.456e-5 : 0).elasticNet((forms & 8) > 0 ? 4.567e-5 : 0);
                r.gradientNorm((forms & 16) > 0 ? 5.678e-5 : 0).l1Ratio(0.1234);
                r.l2Half((bits & 1) > 0).l2NormPerTensor((bits & 2) > 0).applyToAll((bits & 4) > 0);
                r.l1Proximal((bits & 8) > 0).adaptiveDecay((bits & 16) > 0 ? 0.1234 : 0);
                r.schedule((bits & 32) > 0 ? SCHEDULES.get(3) : Schedule.CONSTANT);
                Knobs knobs = SGD.withRegularization(r.build());
                all.add(knobs);
                all.add(knobs.withOptimizer(
                        SGD.optimizer().toBuilder().sam(0.05).build()));
            }
        }
        return all;
    }

    private static List<Knobs> clips() {
        List<Knobs> all = new ArrayList<>();
        for (int bits = 0; bits < 32; bits++) {
            for (double p : new double[] {1, 2, Double.POSITIVE_INFINITY}) {
                all.add(SGD.withClip(new ClipSpec(
                        (bits & 1) > 0 ? new ClipSpec.Value(1.234e-5) : null,
                        (bits & 2) > 0 ? new ClipSpec.Agc(1.234e-5, 1.234e-5) : null,
                        (bits & 4) > 0 ? new ClipSpec.AutoClip(12.34, 12_345) : null,
                        (bits & 8) > 0 ? new ClipSpec.ZClip(2.345, 0.9876, 12_345) : null,
                        new ClipSpec.Norm(1.234e-5, p, (bits & 16) > 0))));
            }
        }
        for (ClipMode mode : ClipMode.values()) {
            all.add(SGD.withClip(mode.with(ClipSpec.NONE, 0.5)));
        }
        return all;
    }

    @Test
    void every_update_rule_fits_and_is_read_out_as_written() {
        check(parts(CE, updates()), 40);
    }

    @Test
    void every_set_of_penalties_fits_and_is_read_out_as_written() {
        check(parts(CE, penalties()), 100);
    }

    @Test
    void every_clipping_fits_and_is_read_out_as_written() {
        check(parts(CE, clips()), 20);
    }

    /** Rules speak of each other: a proximal penalty acts in the update, SAM and the gradient's norm in the gradient. */
    @Test
    void every_rule_beside_every_other_fits_and_is_read_out_as_written() {
        List<RegularizationSpec> penalties = List.of(
                RegularizationSpec.NONE,
                RegularizationSpec.NONE.toBuilder()
                        .l1(1.234e-5)
                        .l1Proximal(true)
                        .build(),
                RegularizationSpec.NONE.toBuilder()
                        .l2(2.345e-5)
                        .l2Half(true)
                        .adaptiveDecay(0.1234)
                        .build(),
                RegularizationSpec.NONE.toBuilder()
                        .gradientNorm(5.678e-5)
                        .elasticNet(4.567e-5)
                        .l1Ratio(0.1234)
                        .build());
        List<ClipSpec> clips = List.of(
                ClipSpec.NONE,
                ClipMode.NORM.with(ClipSpec.NONE, 1.234e-5),
                new ClipSpec(
                        new ClipSpec.Value(1.234e-5),
                        new ClipSpec.Agc(1.234e-5, 1.234e-5),
                        new ClipSpec.AutoClip(12.34, 12_345),
                        new ClipSpec.ZClip(2.345, 0.9876, 12_345),
                        null));
        List<Knobs> all = updates().stream()
                .flatMap(knobs -> penalties.stream().map(knobs::withRegularization))
                .flatMap(knobs -> clips.stream().map(knobs::withClip))
                .toList();
        check(parts(CE, all), 60);
    }

    @Test
    void every_loss_fits_and_is_read_out_as_written() {
        for (LossSpec.Type type : LossSpec.Type.values()) {
            check(parts(new LossSpec(type, true, 1, 0.1), List.of(SGD)), 4);
            check(parts(new LossSpec(type, false, 1, 0.1), List.of(SGD)), 4);
        }
    }

    private static void check(Set<Term> parts, int atLeast) {
        assertThat(parts).hasSizeGreaterThanOrEqualTo(atLeast);
        FormulaPainter painter = new FormulaPainter();
        for (Term part : parts) {
            assertThat(Spoken.of(part.tex())).as(part.tex()).isEqualTo(Spoken.plain(part.plain()));
            Image picture = painter.paint(new FormulaPainter.Key(part.tex(), SIZE, 0x24292f));
            double lineHeight = Math.ceil(FormulaPainter.LINE * SIZE * FormulaPainter.RESOLUTION);
            assertThat(picture.getHeight()).as(part.tex()).isEqualTo(lineHeight);
            assertThat(picture.getWidth() / FormulaPainter.RESOLUTION)
                    .as(part.tex())
                    .isBetween(5.0, ROOM);
        }
    }

    /** The knob's own letter is used once something is on, and its number follows. */
    @Test
    void lambda_and_c_stand_for_the_first_that_is_on() {
        for (PenaltyForm form : PenaltyForm.values()) {
            Knobs knobs = SGD.withRegularization(form.with(RegularizationSpec.NONE, 3e-5));
            assertThat(Formulas.of(CE, knobs, 0).getFirst().plain()).contains("λ", "λ = 3e-5");
        }
        for (ClipMode mode : ClipMode.values()) {
            Knobs knobs = SGD.withClip(mode.with(ClipSpec.NONE, 0.5));
            assertThat(Formulas.of(CE, knobs, 0).get(1).plain()).endsWith("c = 0.5");
        }
    }
}
