package nablascope.math;

/** A square of bits, as many words as a word has bits. */
final class BitMatrix {
    private static final int SIDE = Long.SIZE;

    private BitMatrix() {}

    /**
     * Has bit j of word i and bit i of word j trade places, by halves, quarters and so on (Warren, Hacker's Delight, 2nd
     * edition, section 7-3).
     *
     * @param words {@value #SIDE} of them from {@code at} on. Modified.
     */
    static void transpose(long[] words, int at) {
        long low = -1L;
        for (int apart = SIDE / 2; apart > 0; apart /= 2) {
            low ^= low << apart;
            for (int first = 0; first < SIDE; first += 2 * apart) {
                for (int i = at + first; i < at + first + apart; i++) {
                    long differ = (words[i] >>> apart ^ words[i + apart]) & low;
                    words[i] ^= differ << apart;
                    words[i + apart] ^= differ;
                }
            }
        }
    }
}
