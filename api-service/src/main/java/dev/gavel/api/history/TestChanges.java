package dev.gavel.api.history;

import dev.gavel.api.history.TestChange.Values;
import dev.gavel.scoring.Points;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads what edits did to tests. After an edit, a test is what the next edit of it has
 * found, or what it is now.
 */
@Component
class TestChanges {

	private static final int MOST = 20;

	private static final int LONGEST = 10_000;

	private static final String VALUES = Stream
		.of("arguments", "expected", "others", "raises", "raises_message", "exit_status", "comparison", "feedback",
				"points", "test_group", "explanation")
		.map((column) -> "left(t.%1$s, %2$d) as %1$s".formatted(column, LONGEST + 1))
		.collect(Collectors.joining(", "));

	private static final String BEFORE = "select t.test_id as id, t.ordinal, %s from edited_tests t where t.edit_id = :edit order by t.ordinal limit %d"
		.formatted(VALUES, MOST);

	private static final String NEXT = "select %s from edited_tests t where t.test_id = :test and t.edit_id > :edit order by t.edit_id limit 1"
		.formatted(VALUES);

	private static final String NOW = "select %s from test_cases t where t.id = :test".formatted(VALUES);

	private final JdbcClient database;

	TestChanges(JdbcClient database) {
		this.database = database;
	}

	/** Returns the first of the tests that an edit changed or deleted. */
	List<TestChange> of(long edit, boolean deleted) {
		return database.sql(BEFORE)
			.param("edit", edit)
			.query((row, number) -> new TestChange(row.getLong("id"), row.getInt("ordinal"), values(row), null))
			.list()
			.stream()
			.map((change) -> deleted ? change
					: new TestChange(change.id(), change.index(), change.before(), after(edit, change.id())))
			.toList();
	}

	private @Nullable Values after(long edit, long test) {
		return Stream.of(NEXT, NOW)
			.flatMap((sql) -> database.sql(sql)
				.param("test", test)
				.param("edit", edit)
				.query((row, number) -> values(row))
				.list()
				.stream())
			.findFirst()
			.orElse(null);
	}

	private static Values values(ResultSet row) throws SQLException {
		long points = row.getLong("points");
		Points stated = row.wasNull() ? null : new Points(points);
		return new Values(text(row, "arguments"), text(row, "expected"), text(row, "others"), text(row, "raises"),
				text(row, "raises_message"), row.getInt("exit_status"), text(row, "comparison"),
				row.getString("feedback").toLowerCase(Locale.ROOT), stated, text(row, "test_group"),
				text(row, "explanation"));
	}

	private static @Nullable String text(ResultSet row, String column) throws SQLException {
		String text = row.getString(column);
		return (text != null && text.length() > LONGEST) ? text.substring(0, LONGEST) + "…" : text;
	}

}
