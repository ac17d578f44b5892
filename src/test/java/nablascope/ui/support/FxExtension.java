package nablascope.ui.support;

import nablascope.ui.bridge.FxThread;
import nablascope.ui.theme.Fonts;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** Starts JavaFX on the headless platform, once for all tests. */
public final class FxExtension implements BeforeAllCallback {

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot().getStore(Namespace.create(FxExtension.class)).computeIfAbsent("started", _ -> {
            FxThread.start();
            Fonts.register();
            return true;
        });
    }
}
