package dev.gavel.worker.judging;

import dev.gavel.worker.sandbox.CapturedText;

/** Cuts the texts of one report: each on its own, and all together. */
final class ShownText {

	private static final String CUT = "… (cut)";

	private final int maxCharacters;

	private long charactersLeft;

	ShownText(JudgingProperties properties) {
		this.maxCharacters = (int) properties.shownText().toBytes();
		this.charactersLeft = properties.reportText().toBytes();
	}

	int maxCharacters() {
		return maxCharacters;
	}

	String cut(CapturedText captured) {
		String text = cut(captured.text());
		return (captured.truncated() && !text.endsWith(CUT)) ? text + CUT : text;
	}

	String cut(String text) {
		int length = (int) Math.min(text.length(), Math.min(maxCharacters, charactersLeft));
		charactersLeft -= length;
		return (length == text.length()) ? text : text.substring(0, length) + CUT;
	}

}
