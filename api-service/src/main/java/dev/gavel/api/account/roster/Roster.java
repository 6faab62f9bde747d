package dev.gavel.api.account.roster;

import dev.gavel.api.access.AccountName;
import dev.gavel.api.platform.request.Violations;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A list of accounts as CSV, with the columns name, group and role. A first line with
 * their names may put them in another order. Programs that write a comma in numbers
 * separate columns by semicolons.
 */
final class Roster {

	static final int MOST_LINES = 2000;

	private static final List<String> COLUMNS = List.of("name", "group", "role");

	/** Is ignored: it is in the list that an import answers with. */
	private static final String LINK = "link";

	private final Violations violations = new Violations();

	private final List<RosterLine> lines = new ArrayList<>();

	private final Map<String, Long> names = new HashMap<>();

	private List<String> columns = COLUMNS;

	private Roster() {
	}

	/**
	 * Returns the lines of a list.
	 * @throws dev.gavel.api.platform.request.Problem that names every line that cannot be
	 * taken, and why
	 */
	static List<RosterLine> read(String csv) {
		Roster roster = new Roster();
		roster.readAll(csv.startsWith("\uFEFF") ? csv.substring(1) : csv);
		roster.violations.require(!roster.lines.isEmpty() || !roster.violations.errors().isEmpty(), "csv",
				"is empty; expected lines such as: Ada Lovelace,Class 7b,solver");
		roster.violations.throwIfAny();
		return roster.lines;
	}

	private void readAll(String csv) {
		CSVFormat format = CSVFormat.RFC4180.builder()
			.setDelimiter(delimiter(csv))
			.setTrim(true)
			.setIgnoreEmptyLines(true)
			.get();
		try (CSVParser parser = format.parse(new StringReader(csv))) {
			readAll(parser);
		}
		catch (IOException | UncheckedIOException ex) {
			violations.add("csv", "cannot be read: " + ex.getMessage().replaceFirst("^.*?Exception: ", ""));
		}
	}

	private static char delimiter(String csv) {
		String first = csv.lines().findFirst().orElse("");
		return (first.indexOf(';') >= 0 && first.indexOf(',') < 0) ? ';' : ',';
	}

	private void readAll(CSVParser parser) {
		Iterator<CSVRecord> records = parser.iterator();
		while (records.hasNext()) {
			CSVRecord next = records.next();
			if (next.getRecordNumber() > MOST_LINES + 1) {
				violations.add("csv", "has more than %,d lines; split it".formatted(MOST_LINES));
				return;
			}
			if (next.getRecordNumber() > 1 || !readTitles(next)) {
				read(next, parser.getCurrentLineNumber());
			}
		}
	}

	/** Returns whether the first line has the names of the columns. */
	private boolean readTitles(CSVRecord first) {
		List<String> titles = first.stream().map((title) -> title.toLowerCase(Locale.ROOT)).toList();
		if (!titles.contains("name")) {
			return false;
		}
		titles.stream()
			.filter((title) -> !COLUMNS.contains(title) && !title.equals(LINK))
			.forEach((title) -> violations.add("line 1",
					"has the column '%s'; expected name, group and role".formatted(title)));
		columns = titles;
		return true;
	}

	private void read(CSVRecord line, long number) {
		if (line.size() > columns.size()) {
			violations.add("line " + number,
					"has %d columns; expected at most %d".formatted(line.size(), columns.size()));
			return;
		}
		Map<String, String> cells = new HashMap<>();
		IntStream.range(0, line.size()).forEach((i) -> cells.putIfAbsent(columns.get(i), line.get(i)));
		RosterLine
			.of(number, cells.getOrDefault("name", ""), cells.getOrDefault("group", ""), cells.getOrDefault("role", ""),
					violations)
			.ifPresent(this::add);
	}

	private void add(RosterLine line) {
		Long earlier = names.putIfAbsent(AccountName.key(line.name()), line.number());
		if (earlier != null) {
			line.refuse("already appears in line %d".formatted(earlier), violations);
		}
		else {
			lines.add(line);
		}
	}

}
