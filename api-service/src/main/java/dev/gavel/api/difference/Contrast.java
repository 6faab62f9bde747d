package dev.gavel.api.difference;

import org.jspecify.annotations.Nullable;

/**
 * Two texts, cut where they begin and where they cease to differ.
 *
 * @param before what both begin with
 * @param after what both end with
 */
public record Contrast(String before, String expected, String got, String after) {

	/** Returns the contrast of a test, or null when its output is right or unknown. */
	public static @Nullable Contrast of(@Nullable String expected, @Nullable String got, @Nullable String difference) {
		return (expected != null && got != null && difference != null) ? of(expected, got) : null;
	}

	static Contrast of(String expected, String got) {
		int shorter = Math.min(expected.length(), got.length());
		int begin = 0;
		while (begin < shorter && expected.charAt(begin) == got.charAt(begin)) {
			begin++;
		}
		int end = 0;
		while (end < shorter - begin
				&& expected.charAt(expected.length() - 1 - end) == got.charAt(got.length() - 1 - end)) {
			end++;
		}
		begin -= (begin > 0 && Character.isHighSurrogate(expected.charAt(begin - 1))) ? 1 : 0;
		end -= (end > 0 && Character.isLowSurrogate(expected.charAt(expected.length() - end))) ? 1 : 0;
		return new Contrast(expected.substring(0, begin), expected.substring(begin, expected.length() - end),
				got.substring(begin, got.length() - end), expected.substring(expected.length() - end));
	}

}
