package nablascope.ui.draft;

import nablascope.experiment.DataSpec;
import nablascope.experiment.DataSpec.Idx;
import nablascope.experiment.LayerSpec.Recurrent;
import nablascope.experiment.LossSpec;
import nablascope.experiment.ModelSpec;
import nablascope.experiment.ModelSpec.Layers;

/** The large choices, which take others along: a perceptron has no use for sequences, a surface none for rows. */
public final class DraftChoice {
    /** What it has is preferred to what is usual. */
    private final Draft own;

    /** @param own the draft of the present run, or of the last one with data that are to come back */
    public DraftChoice(Draft own) {
        this.own = own;
    }

    /** Another data set; with time steps where the draft has a plain perceptron, the network becomes recurrent. */
    public Draft source(Draft draft, DataSource source) {
        if (source == DataSource.of(draft.data()) && draft.hasData()) {
            return draft;
        }
        if (own.hasData() && source == DataSource.of(own.data())) {
            return withData(draft, own.data(), own);
        }
        DataSpec usual = source.usual();
        if (draft.hasData() && !DataEdit.sequences(draft.data()) && !DataEdit.sequences(usual)) {
            usual = DataEdit.withScaling(usual, draft.data().scaling());
        }
        return withData(draft, usual, draft);
    }

    /** Another use of the table's columns. */
    public Draft table(Draft draft, DataSpec.Csv table) {
        return draft.data() instanceof DataSpec.Csv before
                ? draft.withData(table).withLoss(LossChoice.forTable(draft.loss(), before, table, own))
                : draft;
    }

    private Draft withData(Draft draft, DataSpec data, Draft folder) {
        LossSpec loss = LossChoice.forData(draft.loss(), draft.data(), data, own);
        return modelFor(draft.withData(data, folder.folder()).withLoss(loss));
    }

    /** Images as one row each, or as sequences. */
    public Draft sequence(Draft draft, Idx.Sequence sequence) {
        return draft.data() instanceof Idx idx ? modelFor(draft.withData(DataEdit.withSequence(idx, sequence))) : draft;
    }

    /** A simple model of the kind that the data need; layers of one's own stay. */
    private Draft modelFor(Draft draft) {
        boolean sequences = DataEdit.sequences(draft.data());
        return switch (draft.kind()) {
            case LAYERS -> draft;
            case RECURRENT -> sequences ? answering(draft) : with(draft, ModelKind.PERCEPTRON);
            case PERCEPTRON -> sequences ? with(draft, ModelKind.RECURRENT) : draft;
            case SURFACE -> with(draft, sequences ? ModelKind.RECURRENT : ModelKind.PERCEPTRON);
        };
    }

    /** One answer per row, or one per time step, as the data need it. */
    private static Draft answering(Draft draft) {
        return draft.model() instanceof Layers layers
                        && layers.layers().getFirst() instanceof Recurrent first
                        && draft.data() instanceof DataSpec.Generated
                ? draft.withModel(
                        ModelEdit.withFirst(layers, ModelEdit.withOutputAll(first, answersEveryStep(draft.data()))))
                : draft;
    }

    private static boolean answersEveryStep(DataSpec data) {
        return DataSource.of(data) == DataSource.COPY_MEMORY;
    }

    /** Another kind of model, on data that it can use. */
    public Draft kind(Draft draft, ModelKind kind) {
        if (kind == draft.kind()) {
            return draft;
        }
        if (kind == ModelKind.SURFACE) {
            return with(draft.withData(new DataSpec.None()).withLoss(new LossSpec(LossSpec.Type.OUTPUT)), kind);
        }
        Draft some = draft.hasData() ? draft : withAnyData(draft);
        return switch (kind) {
            case RECURRENT -> with(DataEdit.sequences(some.data()) ? some : asSequences(some), kind);
            case PERCEPTRON -> with(DataEdit.sequences(some.data()) ? asRows(some) : some, kind);
            case LAYERS, SURFACE -> with(some, kind);
        };
    }

    private Draft withAnyData(Draft draft) {
        return own.hasData() ? withData(draft, own.data(), own) : source(draft, DataSource.DIGITS);
    }

    private Draft asSequences(Draft draft) {
        if (draft.data() instanceof Idx) {
            return sequence(draft, Idx.Sequence.ROWS);
        }
        return DataEdit.sequences(own.data())
                ? withData(draft, own.data(), own)
                : source(draft, DataSource.TEMPORAL_ORDER);
    }

    private Draft asRows(Draft draft) {
        if (draft.data() instanceof Idx) {
            return sequence(draft, Idx.Sequence.NONE);
        }
        return own.hasData() && !DataEdit.sequences(own.data())
                ? withData(draft, own.data(), own)
                : source(draft, DataSource.DIGITS);
    }

    private Draft with(Draft draft, ModelKind kind) {
        boolean hasOne = kind == ModelKind.LAYERS
                ? !(draft.model() instanceof ModelSpec.Surface)
                : ModelKind.of(draft.model()) == kind;
        return draft.withModel(hasOne ? listed(draft.model(), kind) : usual(draft, kind))
                .withKind(kind);
    }

    private static ModelSpec listed(ModelSpec model, ModelKind kind) {
        return kind == ModelKind.LAYERS ? new Layers(model.input(), model.expand()) : model;
    }

    private ModelSpec usual(Draft draft, ModelKind kind) {
        if (own.kind() == kind) {
            return own.model();
        }
        return switch (kind) {
            case PERCEPTRON -> ModelEdit.PERCEPTRON;
            case LAYERS -> listed(ModelEdit.PERCEPTRON, kind);
            case RECURRENT -> ModelEdit.recurrent(answersEveryStep(draft.data()));
            case SURFACE -> ModelSpec.Surface.of(ModelSpec.Surface.Kind.QUADRATIC);
        };
    }
}
