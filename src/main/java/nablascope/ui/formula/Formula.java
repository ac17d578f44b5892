package nablascope.ui.formula;

/**
 * A formula twice: to be set in real notation, and to be read out.
 *
 * @param key of what it is, in the messages
 * @param tex for JLaTeXMath
 * @param plain the same in ordinary characters
 */
public record Formula(String key, String tex, String plain) {}
