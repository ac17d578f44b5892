package nablascope.ui.formula;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.scilab.forge.jlatexmath.TeXConstants;
import org.scilab.forge.jlatexmath.TeXFormula;
import org.scilab.forge.jlatexmath.TeXIcon;

/** Sets formulas as pictures of twice the resolution and keeps the latest ones. Any thread; the first takes a second. */
final class FormulaPainter {
    /** Pixels of a picture per pixel on screen. */
    static final double RESOLUTION = 2;

    /** Height of a line in sizes of type; the tallest part fits. */
    static final double LINE = 2.2;

    /** Share of a line that is above the base line. */
    private static final double ABOVE = 0.62;

    private static final int KEPT = 512;

    /**
     * Which picture.
     *
     * @param size of type on screen in px
     * @param colour as 0xRRGGBB
     */
    record Key(String tex, double size, int colour) {}

    private final Map<Key, Image> pictures = new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Image> eldest) {
            return size() > KEPT;
        }
    };

    /** The picture; painted now unless it was before. */
    synchronized Image paint(Key key) {
        return pictures.computeIfAbsent(key, FormulaPainter::set);
    }

    private static Image set(Key key) {
        TeXIcon icon = new TeXFormula(key.tex).createTeXIcon(TeXConstants.STYLE_TEXT, (float) (key.size * RESOLUTION));
        icon.setForeground(new Color(key.colour));
        int width = Math.max(1, icon.getIconWidth());
        int line = (int) Math.ceil(LINE * key.size * RESOLUTION);
        int above = icon.getIconHeight() - icon.getIconDepth();
        int top = (int) Math.rint(ABOVE * line) - above;
        // What does not fit is centred and makes the picture higher.
        boolean fits = top >= 0 && top + icon.getIconHeight() <= line;
        int height = fits ? line : Math.max(line, icon.getIconHeight());
        BufferedImage canvas = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D g = canvas.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        icon.paintIcon(null, g, 0, fits ? top : (height - icon.getIconHeight()) / 2);
        g.dispose();
        WritableImage image = new WritableImage(width, height);
        int[] pixels = canvas.getRGB(0, 0, width, height, null, 0, width);
        image.getPixelWriter().setPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        return image;
    }
}
