package nablascope.ui.app;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import nablascope.experiment.Experiment;
import nablascope.experiment.InvalidExperimentException;
import nablascope.experiment.KnobSpec;
import nablascope.experiment.Knobs;
import nablascope.experiment.KnobsJson;
import nablascope.experiment.ScheduledChange;
import nablascope.ui.knobs.KnobsModel;

/**
 * {@code --set knob@step=value} of the snapshot command.
 *
 * @param step before which the knob is turned
 */
record KnobTurn(KnobSpec knob, long step, double value) {

    /**
     * The experiment with turns in its schedule, made by the window's own knobs.
     *
     * @throws InvalidExperimentException if a text is no turn, or its knob has nothing to act on
     */
    static Experiment apply(Experiment experiment, List<String> texts) {
        List<KnobTurn> turns = new ArrayList<>();
        for (String text : texts) {
            turns.add(parse(text));
        }
        turns.sort(Comparator.comparingLong(KnobTurn::step));
        KnobsModel knobs = new KnobsModel((_, _) -> {});
        knobs.show(experiment.knobs(), experiment.model());
        List<ScheduledChange> schedule = new ArrayList<>(experiment.schedule());
        for (KnobTurn turn : turns) {
            if (turn.knob == KnobSpec.DROPOUT && !knobs.hasDropout().get()) {
                throw new InvalidExperimentException(
                        "--set dropout", "acts on dropout layers, but this network has none; choose another knob");
            }
            Knobs before = knobs.knobs().get();
            knobs.knob(turn.knob).set(turn.value);
            Knobs after = knobs.knobs().get();
            schedule.add(new ScheduledChange(turn.step, KnobsJson.difference(before, after), after, null));
        }
        schedule.sort(Comparator.comparingLong(ScheduledChange::step));
        return experiment.withSchedule(schedule);
    }

    private static KnobTurn parse(String text) {
        String[] sides = text.split("=", -1);
        String[] place = sides[0].split("@", -1);
        for (KnobSpec knob : KnobSpec.values()) {
            if (knob.id().equals(place[0]) && sides.length == 2 && place.length <= 2) {
                try {
                    long step = place.length == 2 ? Long.parseLong(place[1]) : 0;
                    return legal(new KnobTurn(knob, step, Double.parseDouble(sides[1])), text);
                } catch (NumberFormatException e) {
                    break;
                }
            }
        }
        throw SnapshotCommand.wrong(
                "--set", text, "lambda, dropout, lr or clip, perhaps @step, then = and a number, such as lr@50=10");
    }

    private static KnobTurn legal(KnobTurn turn, String text) {
        KnobsModel knobs = new KnobsModel((_, _) -> {});
        if (!knobs.knob(turn.knob).legal().contains(turn.value)) {
            String right = switch (turn.knob) {
                case LAMBDA, LEARNING_RATE -> "a number of at least 0";
                case DROPOUT -> "a number from 0 to 1";
                case CLIP -> "a number above 0";
            };
            throw SnapshotCommand.wrong("--set", text, right);
        }
        return turn;
    }
}
