package nablascope.ui.app;

import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import nablascope.ui.branches.BranchesModel;
import nablascope.ui.branches.BranchesView;
import nablascope.ui.story.StoryView;
import nablascope.ui.text.Texts;
import nablascope.ui.theme.Look;

/** The branches of the run, once it has any, above the story of the one on screen. */
final class RightPanel extends VBox {
    /** Of the height, at most for the runs. */
    private static final double SHARE = 0.5;

    RightPanel(Texts texts, Look look, BranchesModel branches, StoryView story) {
        BranchesView tree = new BranchesView(texts, branches, ChartsArea.theme(look));
        look.theme().subscribe((_, _) -> tree.dress(ChartsArea.theme(look)));
        look.projector().subscribe((_, _) -> tree.dress(ChartsArea.theme(look)));
        getStyleClass().add("right");
        tree.maxHeightProperty().bind(heightProperty().multiply(SHARE));
        // The story scrolls in what is left; by its own wish it would squeeze the runs.
        story.setPrefHeight(0);
        VBox.setVgrow(story, Priority.ALWAYS);
        getChildren().add(story);
        // What nobody sees would cost a start as much as the rest.
        tree.visibleProperty().subscribe(visible -> {
            if (visible && !getChildren().contains(tree)) {
                getChildren().addFirst(tree);
            }
        });
    }
}
