package dev.gavel.benchmarks.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table of results.
 *
 * @param columns their titles, with the units
 */
public record Table(String title, List<String> columns, List<List<Object>> rows) {

	/** Has a row for each case. */
	public static <T> Table of(String title, List<Column<T>> columns, List<T> cases) {
		return new Table(title, columns.stream().map(Column::title).toList(),
				cases.stream()
					.map((each) -> columns.stream().map((column) -> column.value().apply(each)).toList())
					.toList());
	}

	/**
	 * Adds a row: by how many percent each number changed from the first row to the last.
	 */
	public Table withChange() {
		List<Object> first = rows.get(0);
		List<Object> last = rows.get(rows.size() - 1);
		List<Object> change = new ArrayList<>(List.of("change"));
		for (int column = 1; column < columns.size(); column++) {
			change.add(change(first.get(column), last.get(column)));
		}
		List<List<Object>> all = new ArrayList<>(rows);
		all.add(change);
		return new Table(title, columns, all);
	}

	private static String change(Object from, Object to) {
		if (from instanceof Number first && to instanceof Number last && first.doubleValue() != 0) {
			return String.format(Locale.ROOT, "%+.0f %%", 100 * (last.doubleValue() / first.doubleValue() - 1));
		}
		return "";
	}

	/** A GitHub table, aligned so that it reads well as text. */
	public String markdown() {
		List<List<String>> lines = rows.stream().map((row) -> row.stream().map(Table::text).toList()).toList();
		List<Integer> widths = IntStream.range(0, columns.size())
			.mapToObj((column) -> Math.max(columns.get(column).length(),
					lines.stream().mapToInt((line) -> line.get(column).length()).max().orElse(0)))
			.toList();
		List<String> ruler = widths.stream().map((width) -> "-".repeat(width - 1) + ":").toList();
		return "### %s%n%n%s%n%s%n%s".formatted(title, line(columns, widths), line(ruler, widths),
				lines.stream().map((line) -> line(line, widths) + "\n").collect(Collectors.joining()));
	}

	private static String text(Object value) {
		if (value instanceof Double number && number.isNaN()) {
			return "-";
		}
		if (value instanceof Double number) {
			return String.format(Locale.ROOT, (Math.abs(number) >= 100) ? "%.0f" : "%.1f", number);
		}
		return String.valueOf(value);
	}

	private static String line(List<String> cells, List<Integer> widths) {
		return IntStream.range(0, cells.size())
			.mapToObj((column) -> " ".repeat(widths.get(column) - cells.get(column).length()) + cells.get(column))
			.collect(Collectors.joining(" | ", "| ", " |"));
	}

}
