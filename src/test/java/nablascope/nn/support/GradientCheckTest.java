package nablascope.nn.support;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nablascope.nn.Layer;
import nablascope.nn.Pass;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;
import org.junit.jupiter.api.Test;

/** The check must notice a derivative that is off by a tenth of a percent. */
class GradientCheckTest {

    /** y = 2x with a derivative of its own choosing. */
    private record Doubling(float derivative) implements Layer {
        @Override
        public FMatrixRMaj forward(FMatrixRMaj x, Pass pass) {
            FMatrixRMaj y = x.copy();
            CommonOps_FDRM.scale(2, y);
            return y;
        }

        @Override
        public FMatrixRMaj backward(FMatrixRMaj dy) {
            FMatrixRMaj dx = dy.copy();
            CommonOps_FDRM.scale(derivative, dx);
            return dx;
        }
    }

    @Test
    void a_slightly_wrong_derivative_is_found_and_a_right_one_passes() {
        FMatrixRMaj x = GradientCheck.random(3, 2, 1);
        Pass pass = new Pass(1);

        GradientCheck.check(new Doubling(2), x, pass);

        assertThatThrownBy(() -> GradientCheck.check(new Doubling(2.002f), x, pass))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("dL/dx[");
        assertThatThrownBy(() -> GradientCheck.check(new Doubling(Float.NaN), x, pass))
                .isInstanceOf(AssertionError.class);
    }
}
