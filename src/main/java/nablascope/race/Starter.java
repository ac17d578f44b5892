package nablascope.race;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import nablascope.data.Dataset;
import nablascope.data.Split;
import nablascope.experiment.Consistency;
import nablascope.experiment.DataSpec;
import nablascope.train.TrainingData;

/** Reads the data and builds the networks. Race's thread. */
final class Starter {
    /** Share of the heap that data and networks may take. */
    private static final double LARGEST_SHARE = 0.6;

    private final Race race;
    private final Path folder;

    Starter(Race race, Path folder) {
        this.race = race;
        this.folder = folder;
    }

    /**
     * The lanes of each entrant, in the order of the seeds.
     *
     * @param abandoned asked before each lane; then the lists are shorter
     * @throws RaceTooLargeException before memory is short
     */
    List<List<Lane>> lanes(BooleanSupplier abandoned) {
        List<List<Lane>> lanes = new ArrayList<>();
        race.entrants().forEach(_ -> lanes.add(new ArrayList<>()));
        Split data = load(0);
        for (int seed = 0; seed < race.seeds(); seed++) {
            data = seed > 0 && ownRows() ? load(seed) : data;
            for (int i = 0; i < lanes.size() && !abandoned.getAsBoolean(); i++) {
                lanes.get(i).add(new Lane(race.run(race.entrants().get(i), seed), data));
                if (seed == 0 && i == 0) {
                    checkMemory(lanes.getFirst().getFirst(), data);
                }
            }
        }
        return lanes;
    }

    private Split load(int seed) {
        return TrainingData.load(race.run(race.entrants().getFirst(), seed), folder);
    }

    /** Whether the seed decides which points there are, or which are kept aside. */
    private boolean ownRows() {
        DataSpec data = race.base().data();
        return data instanceof DataSpec.Generated || data.testFraction() > 0;
    }

    private void checkMemory(Lane lane, Split data) {
        double networks = (double) race.entrants().size() * lane.parameters() * Consistency.BYTES_PER_PARAMETER;
        double rows = bytes(data.train()) + (data.validation() == null ? 0 : bytes(data.validation()));
        double perSeed = networks + (ownRows() ? rows : 0);
        double once = ownRows() ? 0 : rows;
        double available = LARGEST_SHARE * Runtime.getRuntime().maxMemory();
        if (once + race.seeds() * perSeed > available) {
            int fitting = (int) Math.max(0, (available - once) / perSeed);
            throw new RaceTooLargeException(once + race.seeds() * perSeed, available, fitting);
        }
    }

    private static double bytes(Dataset data) {
        return (double) Float.BYTES * data.x().getNumElements();
    }
}
