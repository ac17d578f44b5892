package nablascope.ui.branches;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Gives each branch a place from 0 on, the lowest that is free, for as long as it lives. */
final class Places {
    private final Map<Integer, Integer> places = new HashMap<>();

    /** The branches that live now. */
    void keep(Collection<Integer> branches) {
        places.keySet().retainAll(branches);
        for (Integer branch : branches) {
            if (!places.containsKey(branch)) {
                places.put(branch, lowestFree());
            }
        }
    }

    private int lowestFree() {
        int place = 0;
        while (places.containsValue(place)) {
            place++;
        }
        return place;
    }

    int of(int branch) {
        return places.getOrDefault(branch, 0);
    }
}
