package nablascope.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import javafx.css.PseudoClass;
import javafx.stage.Stage;
import nablascope.ui.bridge.FxBridge;
import nablascope.ui.bridge.FxThread;
import nablascope.ui.support.FxExtension;
import nablascope.ui.theme.Theme;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(FxExtension.class)
final class NarrownessTest {
    private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");

    /** As the program starts: shown empty first, so that its content has no size to come. */
    @ParameterizedTest
    @CsvSource({"1000, true", "1300, false"})
    void a_window_filled_after_it_is_shown_knows_how_narrow_it_is(double width, boolean narrow) {
        Settings settings = new Settings(
                width, 700, false, Theme.LIGHT, Locale.ENGLISH, false, true, RecentFiles.NONE, null, null, false);
        CompletableFuture<MainWindow> made = new CompletableFuture<>();
        Stage stage = FxThread.call(() -> {
            Stage shown = new Stage();
            Frame frame = Frame.of(shown, settings);
            shown.show();
            FxBridge.onceDrawn(() -> made.complete(new MainWindow(frame, settings, null)));
            return shown;
        });
        FxThread.await(made, Duration.ofSeconds(30), "the content");
        MainWindow window = made.join();
        assertThat(FxThread.call(() -> window.content().getPseudoClassStates().contains(NARROW)))
                .isEqualTo(narrow);
        FxThread.call(() -> {
            window.close();
            stage.close();
        });
        window.end();
    }
}
