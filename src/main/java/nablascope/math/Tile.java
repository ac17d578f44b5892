package nablascope.math;

/** A register-blocked piece of code that computes some rows and columns of a {@link Product}. Stateless. */
interface Tile {
    /**
     * Computes rows {@code from} to {@code to}, a multiple of the tile's height apart, of the tile's width of columns
     * from {@code column} on.
     */
    void run(Product product, int from, int to, int column);
}
