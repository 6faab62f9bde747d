package dev.gavel.api.imports.format.kattis;

import java.util.ArrayList;
import java.util.List;

/**
 * A pattern of paths: a star stands for any part of a name, and braces hold alternatives.
 */
final class Glob {

	private static final int MOST_ALTERNATIVES = 100;

	/** Without braces. */
	private final List<String> alternatives = new ArrayList<>();

	Glob(String pattern) {
		expand(pattern);
	}

	/** The last brace that opens holds no others. */
	private void expand(String pattern) {
		int open = pattern.lastIndexOf('{');
		int close = pattern.indexOf('}', Math.max(0, open));
		if (open < 0 || close < 0) {
			if (alternatives.size() < MOST_ALTERNATIVES) {
				alternatives.add(pattern);
			}
			return;
		}
		for (String alternative : pattern.substring(open + 1, close).split(",", MOST_ALTERNATIVES)) {
			if (alternatives.size() < MOST_ALTERNATIVES) {
				expand(pattern.substring(0, open) + alternative + pattern.substring(close + 1));
			}
		}
	}

	boolean matches(String path) {
		return alternatives.stream().anyMatch((pattern) -> matches(pattern.split("/", -1), path.split("/", -1)));
	}

	private static boolean matches(String[] pattern, String[] path) {
		boolean matches = pattern.length == path.length;
		for (int place = 0; matches && place < path.length; place++) {
			matches = isName(pattern[place], path[place]);
		}
		return matches;
	}

	private static boolean isName(String pattern, String name) {
		String[] parts = pattern.split("\\*", -1);
		String last = parts[parts.length - 1];
		if (parts.length == 1) {
			return name.equals(pattern);
		}
		int from = parts[0].length();
		boolean matches = name.startsWith(parts[0]);
		for (int part = 1; matches && part < parts.length - 1; part++) {
			int found = name.indexOf(parts[part], from);
			matches = found >= 0;
			from = found + parts[part].length();
		}
		return matches && name.length() - from >= last.length() && name.endsWith(last);
	}

}
