package dev.gavel.api.compat.sandboxfusion.text;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Compares as SandboxFusion's CommonOJDataset does: line by line, without white space
 * around a line and without case; a line that is a number may differ a little.
 */
public final class CommonOjComparison {

	private static final double TOLERANCE = 1e-5;

	/** A smaller expected number counts as this large. */
	private static final double SMALLEST = 1e-10;

	private CommonOjComparison() {
	}

	public static boolean accepts(String printed, String expected) {
		List<String> lines = lines(printed);
		List<String> expectedLines = lines(expected);
		if (lines.size() != expectedLines.size()) {
			return false;
		}
		for (int i = 0; i < lines.size(); i++) {
			if (!acceptsLine(lines.get(i).toLowerCase(Locale.ROOT), expectedLines.get(i).toLowerCase(Locale.ROOT))) {
				return false;
			}
		}
		return true;
	}

	private static boolean acceptsLine(String line, String expected) {
		return PythonText.strip(line).equals(PythonText.strip(expected)) || areNear(line, expected);
	}

	private static List<String> lines(String text) {
		return Arrays.asList(PythonText.strip(text).split("\n", -1));
	}

	private static boolean areNear(String line, String expected) {
		OptionalDouble found = PythonFloat.of(line);
		OptionalDouble right = PythonFloat.of(expected);
		return found.isPresent() && right.isPresent() && areNear(found.getAsDouble(), right.getAsDouble());
	}

	private static boolean areNear(double found, double right) {
		return Math.abs(found - right) / Math.max(Math.abs(right), SMALLEST) < TOLERANCE;
	}

}
