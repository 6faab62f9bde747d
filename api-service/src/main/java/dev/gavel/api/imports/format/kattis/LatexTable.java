package dev.gavel.api.imports.format.kattis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The rows of a table in LaTeX. */
final class LatexTable {

	private static final Pattern LINE = Pattern.compile("\\\\(?:hline|toprule|midrule|bottomrule)");

	private LatexTable() {
	}

	/**
	 * Returns nothing for a table that Markdown cannot express.
	 * @param body behind its columns
	 */
	static Optional<List<List<String>>> rows(String body) {
		if (body.contains("\\multi") || body.contains("\\begin") || body.contains("\\cline")) {
			return Optional.empty();
		}
		List<List<String>> rows = new ArrayList<>();
		for (String row : LINE.matcher(body).replaceAll(" ").split("\\\\\\\\")) {
			if (!row.isBlank()) {
				rows.add(cells(row));
			}
		}
		return rows.isEmpty() ? Optional.empty() : Optional.of(rows);
	}

	private static List<String> cells(String row) {
		List<String> cells = new ArrayList<>();
		int start = 0;
		for (int place = 0; place < row.length(); place++) {
			if (row.charAt(place) == '\\') {
				place++;
			}
			else if (row.charAt(place) == '&') {
				cells.add(row.substring(start, place));
				start = place + 1;
			}
		}
		cells.add(row.substring(start));
		return cells.stream().map((cell) -> cell.strip().replace('\n', ' ')).toList();
	}

}
