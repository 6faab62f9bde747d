package dev.gavel.api.difference;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a program and an interactor said, line by line, as it is shown. */
public record ShownTranscript(List<Row> rows) {

	/** Of either end; what is between them is left out. */
	private static final int MOST_ROWS = 200;

	/**
	 * A line of one side, or what is told of lines that are left out.
	 *
	 * @param printed a line that the program printed
	 * @param read a line that the program read
	 * @param leftOut how much is left out here
	 */
	public record Row(@Nullable ShownLine printed, @Nullable ShownLine read, @Nullable String leftOut) {
	}

	/**
	 * @param transcript in which lines that the program printed begin with {@code >},
	 * those that it read with {@code <}, and a line with a backslash says that the one
	 * before has no line break
	 */
	public static ShownTranscript of(String transcript) {
		List<String> lines = transcript.isEmpty() ? List.of() : List.of(transcript.split("\n"));
		List<Row> rows = new ArrayList<>();
		for (int i = 0; i < lines.size(); i++) {
			boolean unended = i + 1 < lines.size() && lines.get(i + 1).startsWith("\\");
			if (!lines.get(i).startsWith("\\")) {
				rows.add(row(lines.get(i), unended));
			}
		}
		return new ShownTranscript(shortened(rows));
	}

	private static Row row(String line, boolean unended) {
		if (line.startsWith(">")) {
			return new Row(ShownLine.said(line.substring(1), unended), null, null);
		}
		if (line.startsWith("<")) {
			return new Row(null, ShownLine.said(line.substring(1), unended), null);
		}
		return new Row(null, null, line.replace("...", "").strip());
	}

	private static List<Row> shortened(List<Row> rows) {
		int more = rows.size() - 2 * MOST_ROWS;
		if (more <= 0) {
			return rows;
		}
		List<Row> kept = new ArrayList<>(rows.subList(0, MOST_ROWS));
		kept.add(new Row(null, null, "%,d lines left out".formatted(more)));
		kept.addAll(rows.subList(rows.size() - MOST_ROWS, rows.size()));
		return kept;
	}

}
