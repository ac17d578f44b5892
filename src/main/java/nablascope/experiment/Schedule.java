package nablascope.experiment;

/**
 * How a base value changes over the steps of a run: a pure function of the step, multiplied with the live knob, which
 * stays the base value. In the file an object {@code {"type": …}} with the names given here; absent or null is constant.
 */
public sealed interface Schedule {

    /** The base value at every step. */
    Schedule CONSTANT = new Constant();

    /**
     * What the base value is multiplied with.
     *
     * @param step counted from 0
     */
    double factor(long step);

    /** {@code {"type": "constant"}}: 1. */
    record Constant() implements Schedule {
        @Override
        public double factor(long step) {
            return 1;
        }
    }

    /** {@code {"type": "step", "every": n, "gamma": 0.1}}: γ^⌊t/n⌋, PyTorch's {@code StepLR}. */
    record Staircase(long every, double gamma) implements Schedule {
        public Staircase {
            Check.within("schedule.every", every, 1, TrainingSpec.UNLIMITED);
            Check.nonNegative("schedule.gamma", gamma);
        }

        @Override
        public double factor(long step) {
            long stairs = step / every;
            return StrictMath.pow(gamma, (double) stairs);
        }
    }

    /**
     * {@code {"type": "cosine", "steps": n, "floor": 0}}: floor + (1 - floor)·(1 + cos(π·t/n))/2, and floor from step n
     * on; PyTorch's {@code CosineAnnealingLR} with {@code eta_min} as a share of the base value.
     */
    record Cosine(long steps, double floor) implements Schedule {
        public Cosine {
            Check.within("schedule.steps", steps, 1, TrainingSpec.UNLIMITED);
            Check.within("schedule.floor", floor, 0, 1);
        }

        @Override
        public double factor(long step) {
            if (step >= steps) {
                return floor;
            }
            return floor + (1 - floor) * (1 + StrictMath.cos(StrictMath.PI * step / steps)) / 2;
        }
    }

    /**
     * {@code {"type": "warmup", "steps": n, "start": 0.333…}}: from start to 1 in even steps, and 1 from step n on;
     * PyTorch's {@code LinearLR}.
     */
    record Warmup(long steps, double start) implements Schedule {
        /** PyTorch's {@code start_factor}. */
        public static final double STANDARD_START = 1.0 / 3;

        public Warmup {
            Check.within("schedule.steps", steps, 1, TrainingSpec.UNLIMITED);
            Check.within("schedule.start", start, 0, 1);
        }

        @Override
        public double factor(long step) {
            return step >= steps ? 1 : start + (1 - start) * step / steps;
        }
    }

    /** {@code {"type": "inverse-time", "decay": d}}: 1/(1 + d·t), the 1/t rule of Robbins and Monro (1951). */
    record InverseTime(double decay) implements Schedule {
        public InverseTime {
            Check.nonNegative("schedule.decay", decay);
        }

        @Override
        public double factor(long step) {
            return 1 / (1 + decay * step);
        }
    }
}
