package nablascope.ui.draft;

import java.util.ArrayList;
import java.util.List;
import nablascope.data.Dataset;
import nablascope.experiment.DataSpec;
import nablascope.experiment.LossSpec;
import nablascope.experiment.NumberArray;
import org.jspecify.annotations.Nullable;

/**
 * The losses that fit the data.
 *
 * @param types on offer, in the order of the file format
 * @param reasons message keys that say why others are not
 */
public record LossChoice(List<LossSpec.Type> types, List<String> reasons) {

    /** @param rows null: not loaded, so that nothing is known about their numbers */
    public static LossChoice of(DataSpec data, @Nullable Dataset rows) {
        List<LossSpec.Type> types = new ArrayList<>(List.of(LossSpec.Type.values()));
        List<String> reasons = new ArrayList<>();
        types.remove(LossSpec.Type.OUTPUT);
        if (!allowsClasses(data)) {
            types.remove(LossSpec.Type.CROSS_ENTROPY);
            reasons.add("structure.loss.noClasses");
        }
        if (rows != null && rows.targets() instanceof Dataset.Values values && !between0and1(values)) {
            types.remove(LossSpec.Type.BCE_LOGITS);
            reasons.add("structure.loss.noShares");
        }
        return new LossChoice(List.copyOf(types), List.copyOf(reasons));
    }

    private static boolean between0and1(Dataset.Values values) {
        for (float y : values.y().data) {
            if (!(y >= 0 && y <= 1)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the targets are, or may be read as, class numbers. */
    static boolean allowsClasses(DataSpec data) {
        return switch (data) {
            case DataSpec.Generated _ ->
                switch (DataSource.of(data)) {
                    case PLANE, SINE, ADDING -> false;
                    default -> true;
                };
            case DataSpec.Bundled _, DataSpec.Idx _, DataSpec.Cifar10 _ -> true;
            case DataSpec.Csv csv -> !Boolean.FALSE.equals(csv.classification());
            case DataSpec.Inline inline -> looksLikeClasses(inline);
            case DataSpec.None _ -> false;
        };
    }

    private static boolean looksLikeClasses(DataSpec.Inline inline) {
        NumberArray y = inline.y();
        if (y.dimensions() > inline.x().dimensions() - 1) {
            return false;
        }
        for (float label : y.values()) {
            if (label < 0 || label != Math.rint(label)) {
                return false;
            }
        }
        return true;
    }

    /**
     * The loss for other data: the same as long as there are classes as before or none as before, else the
     * experiment's own, else the usual one. What a file brought comes back with its own.
     */
    static LossSpec forData(LossSpec present, DataSpec before, DataSpec after, Draft own) {
        if (after.equals(own.data()) && !DataSource.of(after).alwaysThere()) {
            return own.loss();
        }
        boolean classes = allowsClasses(after);
        boolean same = !(before instanceof DataSpec.None) && serves(present, before, classes);
        boolean ownFits = own.hasData() && serves(own.loss(), own.data(), classes);
        return same ? present : ownFits ? own.loss() : usual(classes);
    }

    /** Whether a loss for some data serves others: classes as before, or none, which need not be shares. */
    private static boolean serves(LossSpec loss, DataSpec data, boolean classes) {
        boolean before = data instanceof DataSpec.Csv table ? learnsClasses(table, loss) : allowsClasses(data);
        return before == classes && (classes || loss.type() != LossSpec.Type.BCE_LOGITS);
    }

    /** {@link #forData} for another use of a table. */
    static LossSpec forTable(LossSpec present, DataSpec.Csv before, DataSpec.Csv after, Draft own) {
        boolean classes = learnsClasses(after, present);
        if (fits(present, before, after, classes)) {
            return present;
        }
        boolean ownFits = own.data() instanceof DataSpec.Csv table && fits(own.loss(), table, after, classes);
        return ownFits ? own.loss() : usual(classes);
    }

    /** Whether a loss for one use of a table serves another: classes or quantities as before; shares are no other ones. */
    private static boolean fits(LossSpec loss, DataSpec.Csv table, DataSpec.Csv other, boolean classes) {
        boolean shares = loss.type() == LossSpec.Type.BCE_LOGITS;
        return learnsClasses(table, loss) == classes
                && (!shares || table.target().equals(other.target()));
    }

    private static LossSpec usual(boolean classes) {
        return new LossSpec(classes ? LossSpec.Type.CROSS_ENTROPY : LossSpec.Type.MSE);
    }

    /** Whether a table's targets are classes; where it does not say so, the loss does. */
    public static boolean learnsClasses(DataSpec.Csv table, LossSpec loss) {
        Boolean told = table.classification();
        return told == null ? loss.wantsClasses() : told;
    }
}
