package nablascope.ui.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nablascope.data.TableColumn;
import nablascope.experiment.DataSpec.Csv;
import nablascope.experiment.DataSpec.Csv.Missing;
import nablascope.experiment.DataSpec.Scaling;
import org.junit.jupiter.api.Test;

final class TableEditTest {
    private static final TableColumn AGE = new TableColumn("age", 9, true, false, false);
    private static final TableColumn ROOMS = new TableColumn("rooms", 3, true, false, true);
    private static final TableColumn CITY = new TableColumn("city", 5, false, true, true);
    private static final TableColumn PRICE = new TableColumn("price", 9, true, false, false);
    private static final List<TableColumn> NUMBERS = List.of(AGE, ROOMS, PRICE);
    private static final List<TableColumn> ALL = List.of(AGE, ROOMS, CITY, PRICE);

    private static Csv table(List<String> target, List<String> features) {
        return new Csv("t.csv", "00", target, features, false, ';', ',', Missing.MEAN, 0.3, Scaling.MIN_MAX);
    }

    private static final Csv PRICES =
            new Csv("t.csv", "00", List.of("price"), null, false, ';', ',', Missing.MEAN, 0.3, Scaling.MIN_MAX);

    @Test
    void another_target_is_what_its_cells_are_and_the_former_becomes_a_feature() {
        assertThat(TableEdit.withTarget(PRICES, ROOMS, NUMBERS))
                .isEqualTo(new Csv(
                        "t.csv", "00", List.of("rooms"), null, true, ';', ',', Missing.MEAN, 0.3, Scaling.MIN_MAX));
        assertThat(TableEdit.withTarget(TableEdit.withTarget(PRICES, ROOMS, NUMBERS), PRICE, NUMBERS))
                .isEqualTo(PRICES);
    }

    @Test
    void what_was_left_out_stays_so_with_another_target_and_text_is_left_out() {
        Csv some = table(List.of("price"), List.of("rooms"));
        assertThat(TableEdit.withTarget(some, ROOMS, NUMBERS).features()).containsExactly("price");
        assertThat(TableEdit.withTarget(PRICES, ROOMS, ALL).features()).containsExactly("age", "price");
        Csv cities = table(List.of("city"), List.of("age"));
        assertThat(TableEdit.withTarget(cities, PRICE, ALL).features()).containsExactly("age");
    }

    @Test
    void of_several_targets_one_is_left() {
        Csv both = table(List.of("price", "age"), List.of("rooms"));
        Csv one = TableEdit.withTarget(both, AGE, NUMBERS);
        assertThat(one.target()).containsExactly("age");
        assertThat(one.features()).isNull();
    }

    @Test
    void features_are_turned_one_by_one_and_the_last_stays() {
        Csv without = TableEdit.turned(PRICES, AGE, NUMBERS);
        assertThat(without.features()).containsExactly("rooms");
        assertThat(TableEdit.turned(without, ROOMS, NUMBERS)).isEqualTo(without);
        assertThat(TableEdit.turned(without, AGE, NUMBERS)).isEqualTo(PRICES);
        assertThat(TableEdit.isFeature(without, AGE)).isFalse();
        assertThat(TableEdit.isFeature(without, PRICE)).isFalse();
    }

    @Test
    void where_no_feature_would_be_left_all_are_taken() {
        Csv city = table(List.of("city"), List.of("age"));
        assertThat(TableEdit.withTarget(city, AGE, ALL).features()).containsExactly("rooms", "price");
    }

    @Test
    void a_target_needs_something_to_learn_it_from() {
        assertThat(TableEdit.targets(ALL)).isEqualTo(ALL);
        assertThat(TableEdit.targets(List.of(AGE, CITY))).containsExactly(CITY);
        assertThat(TableEdit.targets(List.of(CITY))).isEmpty();
    }
}
