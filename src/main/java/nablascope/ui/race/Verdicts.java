package nablascope.ui.race;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import nablascope.race.Outcome;
import nablascope.race.SignTest;
import nablascope.race.Standing;
import nablascope.ui.text.Numbers;
import nablascope.ui.text.Texts;

/** What the seeds of a race can tell apart, in words. */
final class Verdicts {
    private final Texts texts;

    Verdicts(Texts texts) {
        this.texts = texts;
    }

    /** One line for each entrant but the first, which it is compared with. */
    List<String> of(List<Standing> standings) {
        List<String> lines = new ArrayList<>();
        for (int i = 1; i < standings.size(); i++) {
            lines.add(line(standings.getFirst(), standings.get(i), RaceModel.letter(i)));
        }
        boolean diverged = standings.stream().anyMatch(standing -> standing.diverged() > 0);
        if (!lines.isEmpty() && diverged && !standings.stream().allMatch(Verdicts::alwaysDiverged)) {
            lines.add(texts.get("race.verdict.diverged"));
        }
        return lines;
    }

    private static boolean alwaysDiverged(Standing standing) {
        return standing.diverged() == standing.outcomes().size();
    }

    private String line(Standing first, Standing other, String letter) {
        int seeds = first.outcomes().size();
        if (alwaysDiverged(first) && alwaysDiverged(other)) {
            return texts.get("race.verdict.allDiverged", letter);
        }
        SignTest loss = SignTest.of(first, other, Outcome::loss);
        if (loss.ties() == seeds) {
            return texts.get("race.verdict.same", letter);
        }
        if (seeds < SignTest.FEWEST) {
            return texts.get("race.verdict.fewSeeds", letter, loss.lower(), seeds, SignTest.FEWEST);
        }
        StringBuilder line = new StringBuilder(letter).append(":  ").append(words("race.verdict.loss", loss));
        if (measured(first, Outcome::accuracy) || measured(other, Outcome::accuracy)) {
            // Less is better in the test: a share of wrong answers.
            SignTest errors = SignTest.of(first, other, outcome -> 1 - outcome.accuracy());
            line.append("  ").append(words("race.verdict.accuracy", errors));
        } else if (measured(first, Outcome::evalLoss) || measured(other, Outcome::evalLoss)) {
            line.append("  ").append(words("race.verdict.evalLoss", SignTest.of(first, other, Outcome::evalLoss)));
        }
        return line.toString();
    }

    static boolean measured(Standing standing, ToDoubleFunction<Outcome> number) {
        return !Double.isNaN(standing.spread(number).median());
    }

    private String words(String key, SignTest test) {
        boolean better = test.lower() > test.higher();
        if (!test.differs()) {
            return texts.get(key, test.lower(), test.seeds(), p(test.p()), test.higher());
        }
        return better
                ? texts.get(key + ".better", test.lower(), test.seeds(), p(test.p()))
                : texts.get(key + ".worse", test.higher(), test.seeds(), p(test.p()));
    }

    private static String p(double p) {
        return p < 0.001 ? "< 0.001" : "= " + Numbers.compact(Math.round(p * 1000) / 1000.0);
    }
}
