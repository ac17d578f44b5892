package nablascope.library;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import nablascope.file.Disk;

/** A program that trains and keeps its run until it is killed, and says how far it is. */
final class KilledRun {
    private static final long PAUSE_NANOS = 5_000_000;

    private KilledRun() {}

    /** Arguments: the library's folder, and steps per turn of five milliseconds. */
    public static void main(String[] args) {
        PrintWriter out = new PrintWriter(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.US_ASCII);
        FormulaRun run = new FormulaRun();
        try (RunRecorder recorder =
                RunLibrary.open(Path.of(args[0]), Disk.REAL, 100_000_000).record(run, status -> {})) {
            int stepsPerTurn = Integer.parseInt(args[1]);
            while (recorder.status().saving()) {
                run.stepTo(run.timeline().steps() + stepsPerTurn);
                out.println(run.timeline().steps());
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }
}
