package dev.gavel.api.question.history;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tests as they were before edits. The database copies them, so that they need no memory
 * here.
 */
@Component
public class FormerTests {

	private static final List<String> VALUES = List.of("arguments", "expected", "others", "raises", "raises_message",
			"exit_status", "comparison", "feedback", "points", "test_group", "explanation");

	/** All columns of a test but its id and its question. */
	private static final String COLUMNS = String.join(", ", VALUES) + ", ordinal, hidden, withheld, created_at";

	/** Regardless of the language: other letters are another value. */
	private static final String SAME = VALUES.stream()
		.map((column) -> "cast(t.%1$s as binary) <=> cast(e.%1$s as binary)".formatted(column))
		.collect(Collectors.joining(" and "));

	private final JdbcClient database;

	FormerTests(JdbcClient database) {
		this.database = database;
	}

	void keep(long edit, Collection<Long> ids) {
		if (!ids.isEmpty()) {
			database.sql("""
					insert into edited_tests (edit_id, test_id, %1$s)
					select :edit, id, %1$s from test_cases where id in (:ids)""".formatted(COLUMNS))
				.param("edit", edit)
				.param("ids", ids)
				.update();
		}
	}

	/**
	 * Forgets tests that are as before.
	 * @return how many are left
	 */
	int forgetUnchanged(long edit) {
		database
			.sql("delete e from edited_tests e join test_cases t on t.id = e.test_id where e.edit_id = :edit and "
					+ SAME)
			.param("edit", edit)
			.update();
		return database.sql("select count(*) from edited_tests where edit_id = :edit")
			.param("edit", edit)
			.query(Integer.class)
			.single();
	}

	/** Returns the tests that an edit changed and no later one. */
	Restored unchangedSince(long edit) {
		List<Former> former = database.sql("""
				select e.test_id as id, cast(e.size as signed) - cast(t.size as signed) as growth
				from edited_tests e join test_cases t on t.id = e.test_id
				where e.edit_id = :edit and not exists (select 1 from edited_tests later
				where later.test_id = e.test_id and later.edit_id > e.edit_id)""")
			.param("edit", edit)
			.query(Former.class)
			.list();
		return new Restored(former.stream().map(Former::id).collect(Collectors.toSet()),
				former.stream().mapToLong(Former::growth).sum());
	}

	/** Makes existing tests what they were before an edit. */
	public void putBack(long edit, Collection<Long> ids) {
		if (!ids.isEmpty()) {
			database
				.sql("""
						update test_cases t join edited_tests e on e.test_id = t.id set %s where e.edit_id = :edit and t.id in (:ids)"""
					.formatted(VALUES.stream()
						.map((column) -> "t.%1$s = e.%1$s".formatted(column))
						.collect(Collectors.joining(", "))))
				.param("edit", edit)
				.param("ids", ids)
				.update();
		}
	}

	/** Adds deleted tests again, in no order. */
	public void addAgain(long questionId, long edit, Collection<Long> ids) {
		if (!ids.isEmpty()) {
			String others = COLUMNS.replace(", ordinal", "");
			database.sql("""
					insert into test_cases (id, question_id, ordinal, %1$s)
					select test_id, :question, -1000000 - ordinal, %1$s from edited_tests
					where edit_id = :edit and test_id in (:ids)""".formatted(others))
				.param("question", questionId)
				.param("edit", edit)
				.param("ids", ids)
				.update();
		}
	}

	/** Returns the tests that an edit changed or deleted, in their former order. */
	public List<Place> of(long edit) {
		return database
			.sql("select test_id as id, ordinal as `index` from edited_tests where edit_id = :edit order by ordinal")
			.param("edit", edit)
			.query(Place.class)
			.list();
	}

	/**
	 * Tests that are made what they were.
	 *
	 * @param growth how many bytes they have more than before
	 */
	public record Restored(Set<Long> ids, long growth) {

		public static final Restored NONE = new Restored(Set.of(), 0);

	}

	/**
	 * Where a test was.
	 *
	 * @param index from 1
	 */
	public record Place(long id, int index) {
	}

	private record Former(long id, long growth) {
	}

}
