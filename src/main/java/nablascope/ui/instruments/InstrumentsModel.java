package nablascope.ui.instruments;

import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import nablascope.timeline.Timeline;
import org.jspecify.annotations.Nullable;

/** Which instrument the panel shows, and whether it is open. No node inside; FX thread. */
public final class InstrumentsModel {
    private final BooleanProperty open = new SimpleBooleanProperty(this, "open");
    private final ObjectProperty<@Nullable Instrument> preferred = new SimpleObjectProperty<>(this, "preferred");
    private final ReadOnlyObjectWrapper<List<Instrument>> offered = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<@Nullable Instrument> shown = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Timeline> timeline = new ReadOnlyObjectWrapper<>();

    /** @param preferred what somebody chose last; null: nobody did yet */
    public InstrumentsModel(boolean open, @Nullable Instrument preferred) {
        this.open.set(open);
        this.preferred.set(preferred);
    }

    /** Whether the instrument is in sight, or only the names of those on offer. */
    public BooleanProperty openProperty() {
        return open;
    }

    /** What somebody chose last, be it on offer or not; null: nobody did yet. */
    public @Nullable Instrument preferred() {
        return preferred.get();
    }

    /** What the present run can show, the most telling first. */
    public ReadOnlyObjectProperty<List<Instrument>> offeredProperty() {
        return offered.getReadOnlyProperty();
    }

    /** The one shown: the preferred one if it is on offer, else the first; null: none is. */
    public ReadOnlyObjectProperty<@Nullable Instrument> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** The run at hand; null until there is one. */
    public ReadOnlyObjectProperty<@Nullable Timeline> timelineProperty() {
        return timeline.getReadOnlyProperty();
    }

    /** Takes up a run; does nothing if it is the present one. */
    public void follow(Timeline run) {
        if (!run.equals(timeline.get())) {
            // Who follows the timeline asks what is on offer.
            offered.set(Instrument.offered(run));
            timeline.set(run);
            show();
        }
    }

    /** Shows an instrument on offer. */
    public void choose(Instrument instrument) {
        preferred.set(instrument);
        show();
        open.set(true);
    }

    private void show() {
        List<Instrument> now = offered.get();
        Instrument wanted = preferred.get();
        shown.set(wanted != null && now.contains(wanted) ? wanted : now.isEmpty() ? null : now.getFirst());
    }
}
