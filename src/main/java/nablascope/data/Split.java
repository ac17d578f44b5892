package nablascope.data;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * The rows to train on and those kept aside, both scaled.
 *
 * @param validation null: no row was kept aside
 * @param steps what was done to the data, in order, as message keys with arguments
 */
public record Split(Dataset train, @Nullable Dataset validation, List<DataStep> steps) {
    /** One thing done to the data, such as {@code data.scaled.standardize}; args fill the message's gaps in order. */
    public record DataStep(String messageKey, List<Object> args) {
        private static final String BUNDLE = "nablascope.data.steps";

        /** In English or Simplified Chinese. */
        public String sentence(Locale language) {
            String pattern = bundle(language).getString(messageKey);
            return new MessageFormat(pattern, Locale.ROOT).format(args.toArray());
        }

        static ResourceBundle bundle(Locale language) {
            return ResourceBundle.getBundle(
                    BUNDLE,
                    language,
                    ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        }
    }
}
