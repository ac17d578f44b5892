package nablascope.ui.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.paint.Color;
import nablascope.ui.library.ChartedRuns;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Colours of as many kept runs as charts show, as people see them who see all, no red or no green. */
class RunColoursTest {
    /** Machado, Oliveira and Fernandes 2009, severity 1, on linear RGB: all colours, protanopia, deuteranopia. */
    private static final double[][][] EYES = {
        {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
        {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}},
        {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}
    };

    /** CIE 15: linear sRGB to XYZ over that of D65's white. */
    private static final double[][] XYZ = {
        {0.4124 / 0.9505, 0.3576 / 0.9505, 0.1805 / 0.9505},
        {0.2126, 0.7152, 0.0722},
        {0.0193 / 1.089, 0.1192 / 1.089, 0.9505 / 1.089}
    };

    /** Differences of CIE 1976 L*a*b*, of which about 2 can just be seen. */
    private static final double CLEAR = 12;

    private static double[] times(double[][] matrix, double[] v) {
        double[] product = new double[3];
        for (int i = 0; i < 3; i++) {
            product[i] = Math.clamp(matrix[i][0] * v[0] + matrix[i][1] * v[1] + matrix[i][2] * v[2], 0, 1);
        }
        return product;
    }

    private static double linear(double c) {
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }

    private static double lightness(double t) {
        return t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16.0 / 116;
    }

    private static double[] lab(Color colour, double[][] eyes) {
        double[] light = {linear(colour.getRed()), linear(colour.getGreen()), linear(colour.getBlue())};
        double[] xyz = times(XYZ, times(eyes, light));
        double y = lightness(xyz[1]);
        return new double[] {116 * y - 16, 500 * (lightness(xyz[0]) - y), 200 * (y - lightness(xyz[2]))};
    }

    private static double distance(double[] a, double[] b) {
        return Math.sqrt(Math.pow(a[0] - b[0], 2) + Math.pow(a[1] - b[1], 2) + Math.pow(a[2] - b[2], 2));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void no_two_kept_runs_look_alike(boolean dark) {
        ChartTheme theme = dark ? ChartTheme.dark("System") : ChartTheme.light("System");
        for (double[][] eyes : EYES) {
            List<double[]> seen = new ArrayList<>();
            for (int place = 0; place < ChartedRuns.MOST; place++) {
                double[] colour = lab(Pen.ofKept(place).colour(theme), eyes);
                assertThat(seen)
                        .as("before the run at place %d", place)
                        .allSatisfy(other -> assertThat(distance(other, colour)).isGreaterThan(CLEAR));
                seen.add(colour);
            }
        }
    }
}
