package dev.gavel.api.reference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds tests with the same input, without reading their values. */
@Component
class EqualTests {

	private static final int MOST_GROUPS = 100;

	private final JdbcClient database;

	EqualTests(JdbcClient database) {
		this.database = database;
	}

	/**
	 * Tests with the same input.
	 *
	 * @param tests their indexes, from 1
	 * @param contradictory whether they expect different results
	 */
	record Group(List<Integer> tests, boolean contradictory) {
	}

	/** Returns the first groups of such tests of a question. */
	List<Group> of(long questionId) {
		Map<String, List<Hashed>> byInput = new LinkedHashMap<>();
		database.sql("""
				select ordinal, sha2(arguments, 256) as input,
				sha2(concat_ws('|', expected, others, raises, raises_message, exit_status), 256) as result
				from test_cases where question_id = :question order by ordinal""")
			.param("question", questionId)
			.query((row, number) -> new Hashed(row.getInt("ordinal"), row.getString("input"), row.getString("result")))
			.list()
			.forEach((test) -> byInput.computeIfAbsent(test.input(), (input) -> new ArrayList<>()).add(test));
		return byInput.values()
			.stream()
			.filter((tests) -> tests.size() > 1)
			.limit(MOST_GROUPS)
			.map(Hashed::group)
			.toList();
	}

	private record Hashed(int index, String input, String result) {

		static Group group(List<Hashed> tests) {
			return new Group(tests.stream().map(Hashed::index).toList(),
					tests.stream().map(Hashed::result).distinct().count() > 1);
		}

	}

}
