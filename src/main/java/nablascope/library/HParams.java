package nablascope.library;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What TensorBoard's HParams tab wants: an experiment with its parameters and metrics, and this session's values. Field
 * numbers are those of the plugin's {@code plugin_data.proto} and {@code api.proto}.
 */
final class HParams {
    private static final int DATA_VERSION = 0;
    private static final int STATUS_SUCCESS = 1;
    private static final int STATUS_FAILURE = 2;
    private static final int TYPE_STRING = 1;
    private static final int TYPE_BOOLEAN = 2;
    private static final int TYPE_NUMBER = 3;

    private HParams() {}

    /** The columns: every parameter, and the losses as metrics. */
    static ProtoWriter experiment(Map<String, ?> parameters, double started) {
        ProtoWriter experiment = new ProtoWriter().number(3, started);
        parameters.forEach((name, value) ->
                experiment.message(4, new ProtoWriter().text(1, name).integer(4, type(value))));
        for (String metric : new String[] {"loss", "eval_loss", "eval_accuracy"}) {
            experiment.message(5, new ProtoWriter().message(1, new ProtoWriter().text(2, metric)));
        }
        return value("_hparams_/experiment", 2, experiment);
    }

    /** This run's values. */
    static ProtoWriter start(Map<String, ?> parameters, String group, double started) {
        ProtoWriter start = new ProtoWriter();
        parameters.forEach((name, value) ->
                start.message(1, new ProtoWriter().text(1, name).message(2, protoValue(value))));
        return value("_hparams_/session_start_info", 3, start.text(4, group).number(5, started));
    }

    static ProtoWriter end(boolean failed, double ended) {
        ProtoWriter end = new ProtoWriter().integer(1, failed ? STATUS_FAILURE : STATUS_SUCCESS);
        return value("_hparams_/session_end_info", 4, end.number(2, ended));
    }

    /** A summary value whose metadata carries the plugin's data, and an empty tensor, which readers ask for. */
    private static ProtoWriter value(String tag, int field, ProtoWriter data) {
        ProtoWriter content = new ProtoWriter().integer(1, DATA_VERSION).message(field, data);
        ProtoWriter plugin = new ProtoWriter().text(1, "hparams").bytes(2, content.toBytes());
        ProtoWriter shape = new ProtoWriter().message(2, new ProtoWriter().integer(1, 1));
        ProtoWriter tensor = new ProtoWriter().integer(1, 1).message(2, shape).number(5, 0f);
        return new ProtoWriter().text(1, tag).message(8, tensor).message(9, new ProtoWriter().message(1, plugin));
    }

    private static int type(@Nullable Object value) {
        return switch (value) {
            case Number n -> TYPE_NUMBER;
            case Boolean b -> TYPE_BOOLEAN;
            case null, default -> TYPE_STRING;
        };
    }

    /** As {@code google.protobuf.Value}. */
    private static ProtoWriter protoValue(@Nullable Object value) {
        return switch (value) {
            case Number number -> new ProtoWriter().number(2, number.doubleValue());
            case Boolean flag -> new ProtoWriter().integer(4, flag ? 1 : 0);
            case null, default -> new ProtoWriter().text(3, String.valueOf(value));
        };
    }
}
