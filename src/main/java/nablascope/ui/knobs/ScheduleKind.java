package nablascope.ui.knobs;

import nablascope.experiment.Schedule;

/** The kinds of schedule, each with numbers to begin with. */
public enum ScheduleKind {
    CONSTANT(Schedule.CONSTANT),
    STEP(new Schedule.Staircase(1000, 0.1)),
    COSINE(new Schedule.Cosine(1000, 0)),
    WARMUP(new Schedule.Warmup(100, Schedule.Warmup.STANDARD_START)),
    INVERSE_TIME(new Schedule.InverseTime(0.01));

    private final Schedule standard;

    ScheduleKind(Schedule standard) {
        this.standard = standard;
    }

    /** The schedule of this kind that a choice begins with. */
    Schedule standard() {
        return standard;
    }

    public static ScheduleKind of(Schedule schedule) {
        return switch (schedule) {
            case Schedule.Constant _ -> CONSTANT;
            case Schedule.Staircase _ -> STEP;
            case Schedule.Cosine _ -> COSINE;
            case Schedule.Warmup _ -> WARMUP;
            case Schedule.InverseTime _ -> INVERSE_TIME;
        };
    }
}
