package nablascope.data;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows to train on and those kept aside, both scaled.
 *
 * @param validation null: no row was kept aside
 * @param steps what was done to the data, in order, as message keys with arguments
 */
public record Split(Dataset train, @Nullable Dataset validation, List<DataStep> steps) {
    /** One thing done to the data, such as {@code data.scaled.standardize}; args fill the message's gaps in order. */
    public record DataStep(String messageKey, List<Object> args) {}
}
