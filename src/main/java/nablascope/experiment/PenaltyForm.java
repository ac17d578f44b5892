package nablascope.experiment;

/** The penalties that the λ knob can stand for. */
public enum PenaltyForm {
    L1 {
        @Override
        public double lambda(RegularizationSpec r) {
            return r.l1();
        }

        @Override
        public RegularizationSpec with(RegularizationSpec r, double lambda) {
            return r.withL1(lambda);
        }
    },
    L2 {
        @Override
        public double lambda(RegularizationSpec r) {
            return r.l2Half() ? 0 : r.l2();
        }

        @Override
        public RegularizationSpec with(RegularizationSpec r, double lambda) {
            return r.withL2(lambda, false);
        }
    },
    L2_HALF {
        @Override
        public double lambda(RegularizationSpec r) {
            return r.l2Half() ? r.l2() : 0;
        }

        @Override
        public RegularizationSpec with(RegularizationSpec r, double lambda) {
            return r.withL2(lambda, true);
        }
    },
    L2_NORM {
        @Override
        public double lambda(RegularizationSpec r) {
            return r.l2NormPerTensor() ? 0 : r.l2Norm();
        }

        @Override
        public RegularizationSpec with(RegularizationSpec r, double lambda) {
            return r.withL2Norm(lambda, false);
        }
    },
    L2_NORM_PER_TENSOR {
        @Override
        public double lambda(RegularizationSpec r) {
            return r.l2NormPerTensor() ? r.l2Norm() : 0;
        }

        @Override
        public RegularizationSpec with(RegularizationSpec r, double lambda) {
            return r.withL2Norm(lambda, true);
        }
    },
    ELASTIC_NET {
        @Override
        public double lambda(RegularizationSpec r) {
            return r.elasticNet();
        }

        @Override
        public RegularizationSpec with(RegularizationSpec r, double lambda) {
            return r.toBuilder().elasticNet(lambda).build();
        }
    },
    GRADIENT_NORM {
        @Override
        public double lambda(RegularizationSpec r) {
            return r.gradientNorm();
        }

        @Override
        public RegularizationSpec with(RegularizationSpec r, double lambda) {
            return r.toBuilder().gradientNorm(lambda).build();
        }
    };

    private static final PenaltyForm[] ALL = values();

    /** λ of this penalty; 0 when it is off. */
    public abstract double lambda(RegularizationSpec regularization);

    /** The same penalties with this one's λ changed. */
    public abstract RegularizationSpec with(RegularizationSpec regularization, double lambda);

    /** The first penalty that is on, or {@code otherwise} where none is. */
    public static PenaltyForm of(RegularizationSpec regularization, PenaltyForm otherwise) {
        for (int i = 0; i < ALL.length; i++) { // values() would copy, and the engine asks at every step
            if (ALL[i].lambda(regularization) > 0) {
                return ALL[i];
            }
        }
        return otherwise;
    }
}
