package nablascope.library;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a run ran on, and the process that recorded it. */
final class Environment {
    /** Under which the program's version is described. */
    static final String PROGRAM = "nablascope";

    private Environment() {}

    static Map<String, String> describe() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put(PROGRAM, version());
        all.put("java", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
        all.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        all.put("architecture", System.getProperty("os.arch"));
        all.put("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
        all.put("memory", Runtime.getRuntime().maxMemory() / (1 << 20) + " MiB");
        return all;
    }

    /** Of this program. */
    static String version() {
        @Nullable String version = Environment.class.getPackage().getImplementationVersion();
        return version == null ? "not packaged" : version;
    }

    /** This process, not to be confused with a later one of the same number. */
    static String process() {
        ProcessHandle self = ProcessHandle.current();
        long start =
                self.info().startInstant().map(java.time.Instant::toEpochMilli).orElse(0L);
        return self.pid() + "-" + start;
    }
}
