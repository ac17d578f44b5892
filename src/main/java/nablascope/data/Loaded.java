package nablascope.data;

import java.util.List;
import nablascope.data.Split.DataStep;

/** Rows as a source gave them, not yet split or scaled, and what the source had to do or to warn of. */
record Loaded(Dataset data, List<DataStep> steps) {}
