package nablascope.ui.charts;

import javafx.scene.paint.Color;

/** One colour for three toolkits. */
public final class Colours {
    private Colours() {}

    static java.awt.Color awt(Color colour) {
        return new java.awt.Color(argb(colour), true);
    }

    /** Not premultiplied. */
    public static int argb(Color colour) {
        return channel(colour.getOpacity()) << 24
                | channel(colour.getRed()) << 16
                | channel(colour.getGreen()) << 8
                | channel(colour.getBlue());
    }

    /** For style sheets. */
    public static String css(Color colour) {
        return "#%08x".formatted(Integer.rotateLeft(argb(colour), 8));
    }

    private static int channel(double share) {
        return (int) Math.rint(share * 255);
    }
}
