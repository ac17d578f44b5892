package nablascope.math;

/** A register-blocked piece of code that computes some rows and columns of a {@link Product}. Stateless. */
interface Tile {
    /**
     * Computes rows {@code from} to {@code to}, a multiple of the tile's height apart, of the columns from
     * {@code column} on.
     *
     * @param width how many columns: at most the tile's width; less only for a masked tile, in its last vector
     */
    void run(Product product, int from, int to, int column, int width);
}
