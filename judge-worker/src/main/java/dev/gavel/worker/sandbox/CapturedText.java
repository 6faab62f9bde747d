package dev.gavel.worker.sandbox;

/**
 * What a program wrote to one stream.
 *
 * @param truncated the stream's limit was reached; the text is its beginning
 */
public record CapturedText(String text, boolean truncated) {

	public static final CapturedText EMPTY = new CapturedText("", false);

}
