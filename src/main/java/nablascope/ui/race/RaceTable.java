package nablascope.ui.race;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.function.BiFunction;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import nablascope.race.Outcome;
import nablascope.race.RaceRun;
import nablascope.race.Spread;
import nablascope.race.Standing;
import nablascope.ui.text.Numbers;
import nablascope.ui.text.Texts;
import org.jspecify.annotations.Nullable;

/** How the entrants stand: a row each. JavaFX thread. */
final class RaceTable extends TableView<Integer> {
    private static final String NONE = "–";
    /** Height of the column heads, in rows. */
    private static final double HEADER = 1.45;

    private static final MathContext DIGITS = new MathContext(3);

    private final Texts texts;
    private final TableColumn<Integer, String> evaluation;
    private @Nullable RaceRun run;

    RaceTable(Texts texts) {
        this.texts = texts;
        setId("race-table");
        accessibleTextProperty().bind(texts.bind("race.title"));
        column(texts.bind("race.entrant"), 160, (standing, i) -> name(texts, standing, i));
        column(texts.bind("race.loss"), 200, (standing, _) -> spread(standing, Outcome::loss, RaceTable::rounded));
        evaluation = column(null, 270, (standing, _) -> evaluated(standing));
        column(texts.bind("race.diverged"), 170, (standing, _) -> diverged(standing));
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        setPlaceholder(new Label());
        texts.language().subscribe(() -> {
            evaluation.setText(evaluationName());
            refresh();
        });
    }

    private String diverged(Standing standing) {
        String seeds = texts.get(
                "race.ofSeeds", standing.diverged(), standing.outcomes().size());
        if (standing.diverged() == 0) {
            return seeds;
        }
        String first = Numbers.count(standing.divergedAt().getMin());
        String last = Numbers.count(standing.divergedAt().getMax());
        return texts.get("race.ofSeeds.at", seeds, first.equals(last) ? first : first + "–" + last);
    }

    /** What an entrant goes by: its letter and what sets it apart. */
    static String name(Texts texts, Standing standing, int entrant) {
        String name = standing.entrant().name();
        return entrant == 0 ? name + "  " + texts.get("race.present") : name;
    }

    private TableColumn<Integer, String> column(
            @Nullable ObservableValue<String> title, double width, BiFunction<Standing, Integer, String> words) {
        TableColumn<Integer, String> column = new TableColumn<>();
        if (title != null) {
            column.textProperty().bind(title);
        }
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(words(row.getValue(), words)));
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        getColumns().add(column);
        return column;
    }

    private String words(int entrant, BiFunction<Standing, Integer, String> words) {
        RaceRun now = run;
        return now == null || now.standings().size() <= entrant
                ? ""
                : words.apply(now.standings().get(entrant), entrant);
    }

    /** Shows how a race stands now; null: nothing. */
    void show(@Nullable RaceRun newRun) {
        run = newRun;
        int entrants = newRun == null ? 0 : newRun.standings().size();
        if (getItems().size() != entrants) {
            getItems().clear();
            for (int i = 0; i < entrants; i++) {
                getItems().add(i);
            }
            getSelectionModel().select(0);
            setPrefHeight((entrants + HEADER) * getFixedCellSize());
        }
        setManaged(entrants > 0);
        setVisible(entrants > 0);
        evaluation.setText(evaluationName());
        refresh();
    }

    private boolean hasAccuracy() {
        RaceRun now = run;
        return now == null
                || now.race().base().loss().wantsClasses()
                || now.standings().stream().anyMatch(s -> Verdicts.measured(s, Outcome::accuracy));
    }

    private String evaluationName() {
        RaceRun now = run;
        boolean keptAside = now == null || now.race().base().data().testFraction() > 0;
        return texts.get((hasAccuracy() ? "race.accuracy" : "race.evalLoss") + (keptAside ? "" : ".train"));
    }

    private static String rounded(double value) {
        return Numbers.compact(new BigDecimal(value).round(DIGITS).doubleValue());
    }

    private String evaluated(Standing standing) {
        return hasAccuracy()
                ? spread(standing, Outcome::accuracy, Numbers::percent)
                : spread(standing, Outcome::evalLoss, RaceTable::rounded);
    }

    private static String spread(Standing standing, ToDoubleFunction<Outcome> number, DoubleFunction<String> words) {
        Spread spread = standing.spread(number);
        return Double.isNaN(spread.median())
                ? NONE
                : words.apply(spread.median()) + "   [" + words.apply(spread.min()) + ", " + words.apply(spread.max())
                        + "]";
    }
}
