package nablascope.ui.instruments;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nablascope.timeline.Timeline;

/**
 * A row of a heat map.
 *
 * @param label as it stands beside the map
 * @param name in full
 * @param group rows of one group belong together; groups are counted from the bottom
 * @param place in the group, from 0 at the bottom
 * @param series in the timeline
 */
record MapRow(String label, String name, int group, int place, int series) {
    private static final String GRADIENTS = "grad_norm/";
    private static final Pattern TIME_STEP = Pattern.compile("h_grad_norm/(.+)\\[(\\d+)\\]");
    private static final int LONG = 9;

    /** The gradient norms of the tensors, the first layer's at the bottom. */
    static List<MapRow> layers(Timeline timeline) {
        List<MapRow> rows = new ArrayList<>();
        for (int i = 0; i < timeline.series().size(); i++) {
            String series = timeline.series().get(i).name();
            if (series.startsWith(GRADIENTS)) {
                String tensor = series.substring(GRADIENTS.length());
                rows.add(new MapRow(shortened(tensor), tensor, 0, rows.size(), i));
            }
        }
        return rows;
    }

    /** The gradient norms of the hidden states, from the first time step of the first recurrent layer up. */
    static List<MapRow> timeSteps(Timeline timeline) {
        List<MapRow> rows = new ArrayList<>();
        String layer = "";
        int group = -1;
        for (int i = 0; i < timeline.series().size(); i++) {
            Matcher matcher = TIME_STEP.matcher(timeline.series().get(i).name());
            if (matcher.matches()) {
                group += layer.equals(matcher.group(1)) ? 0 : 1;
                layer = matcher.group(1);
                String t = matcher.group(2);
                String label = t.equals("0") ? layer.substring(layer.lastIndexOf('.') + 1) + " t=0" : t;
                rows.add(new MapRow(label, layer + "  t = " + t, group, Integer.parseInt(t), i));
            }
        }
        return rows;
    }

    /** {@code layers.0.weight} as {@code 0.weight}, {@code layers.0.weight_ih_l0} as {@code 0.W_ih_l0}. */
    static String shortened(String tensor) {
        String inside = tensor.startsWith("layers.") ? tensor.substring("layers.".length()) : tensor;
        return inside.length() <= LONG ? inside : inside.replace("weight", "W").replace("bias", "b");
    }
}
