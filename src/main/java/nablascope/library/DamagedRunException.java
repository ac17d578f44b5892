package nablascope.library;

import java.io.IOException;
import java.util.List;
import nablascope.experiment.Phrase;

/** A kept run cannot be trained again, for what that takes is damaged. */
public final class DamagedRunException extends IOException {
    private static final long serialVersionUID = 1;

    private final transient Phrase phrase;

    /** @param run what a person calls it */
    public DamagedRunException(String run, StoredRun damaged) {
        this(phrase(run, damaged.info().damages()));
    }

    private DamagedRunException(Phrase phrase) {
        super(phrase.toString());
        this.phrase = phrase;
    }

    private static Phrase phrase(String run, List<Damage> damages) {
        Phrase all = damages.stream()
                .filter(Damage::preventsReplay)
                .map(Damage::phrase)
                .reduce((first, next) -> DamageFault.AND.with(first, next))
                .orElseGet(() -> DamageFault.CUT.with());
        return DamageFault.NO_REPLAY.with(run, all);
    }

    /** The sentence, which can be said in another language too. */
    public Phrase phrase() {
        return phrase;
    }
}
