package nablascope.ui.knobs;

import nablascope.experiment.Schedule;

/** The kinds of schedule. */
public enum ScheduleKind {
    CONSTANT,
    STEP,
    COSINE,
    WARMUP,
    INVERSE_TIME;

    /** The schedule of this kind that a choice begins with. */
    Schedule standard() {
        return switch (this) {
            case CONSTANT -> Schedule.CONSTANT;
            case STEP -> new Schedule.Staircase(1000, 0.1);
            case COSINE -> new Schedule.Cosine(1000, 0);
            case WARMUP -> new Schedule.Warmup(100, Schedule.Warmup.STANDARD_START);
            case INVERSE_TIME -> new Schedule.InverseTime(0.01);
        };
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
