package dev.gavel.api.history;

import dev.gavel.api.access.Caller;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.question.Question;
import dev.gavel.api.question.TestTotals;
import dev.gavel.api.question.history.EditKind;
import dev.gavel.api.question.history.FormerTests;
import dev.gavel.api.question.history.FormerTests.Place;
import dev.gavel.api.question.history.QuestionHistory;
import dev.gavel.api.question.history.QuestionHistory.Edit;
import dev.gavel.api.question.history.StoredEdit;
import dev.gavel.api.question.scoring.GroupTotals;
import dev.gavel.api.question.testcase.SuiteLimits;
import dev.gavel.scoring.Scoring;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Makes the tests of a question what they were. The database copies them, so that they
 * need no memory here. The question must be locked.
 */
@Component
class UndoneTests {

	private final JdbcClient database;

	private final QuestionHistory history;

	private final FormerTests former;

	private final GroupTotals groups;

	private final SuiteLimits limits;

	UndoneTests(JdbcClient database, QuestionHistory history, FormerTests former, GroupTotals groups,
			SuiteLimits limits) {
		this.database = database;
		this.history = history;
		this.former = former;
		this.groups = groups;
		this.limits = limits;
	}

	/** Deletes tests that an edit added. */
	void delete(Question question, StoredEdit undone, List<Long> ids, Caller caller) {
		List<Long> order = new ArrayList<>(order(question.id()));
		Set<Long> added = new HashSet<>(order);
		added.retainAll(Set.copyOf(ids));
		require(!added.isEmpty(), undone, "The tests that edit %d added have been deleted since.");
		Edit edit = history.begin(caller, question.id(), EditKind.DELETED, undone.id());
		edit.keep(added);
		database.sql("delete from test_cases where id in (:ids)").param("ids", added).update();
		edit.end();
		order.removeAll(added);
		changed(question, order);
	}

	/** Makes a test what it was before an edit. */
	void putBack(Question question, StoredEdit undone, Caller caller) {
		List<Long> order = order(question.id());
		Set<Long> present = Set.copyOf(order);
		List<Long> ids = former.of(undone.id()).stream().map(Place::id).filter(present::contains).toList();
		require(!ids.isEmpty(), undone, "The test that edit %d changed has been deleted since. Undo that first.");
		Edit edit = history.begin(caller, question.id(), EditKind.CHANGED, undone.id());
		edit.keep(ids);
		former.putBack(undone.id(), ids);
		edit.end();
		changed(question, order);
	}

	/** Adds tests again that an edit deleted, where they were. */
	void addAgain(Question question, StoredEdit undone, Caller caller) {
		List<Long> order = new ArrayList<>(order(question.id()));
		Set<Long> present = Set.copyOf(order);
		List<Place> places = former.of(undone.id()).stream().filter((place) -> !present.contains(place.id())).toList();
		require(!places.isEmpty(), undone, "The tests that edit %d deleted are there again.");
		limits.requireFew(question, places.size());
		List<Long> ids = places.stream().map(Place::id).toList();
		former.addAgain(question.id(), undone.id(), ids);
		history.begin(caller, question.id(), EditKind.ADDED, undone.id()).end(null, Map.of("tests", ids));
		places.forEach((place) -> order.add(Math.min(place.index() - 1, order.size()), place.id()));
		changed(question, order);
	}

	/** Orders tests as before an edit. Later ones stay at the end. */
	void order(Question question, StoredEdit undone, List<Long> former, Caller caller) {
		List<Long> order = order(question.id());
		Set<Long> wanted = new LinkedHashSet<>(former);
		wanted.retainAll(Set.copyOf(order));
		wanted.addAll(order);
		history.begin(caller, question.id(), EditKind.ORDERED, undone.id())
			.end(Map.of("order", order), Map.of("order", wanted));
		changed(question, List.copyOf(wanted));
	}

	private static void require(boolean possible, StoredEdit undone, String otherwise) {
		if (!possible) {
			throw new Problem(ProblemType.CANNOT_UNDO, otherwise.formatted(undone.id()));
		}
	}

	private List<Long> order(long questionId) {
		return database.sql("select id from test_cases where question_id = :question order by ordinal")
			.param("question", questionId)
			.query(Long.class)
			.list();
	}

	/** Checks and counts what the question's tests are now. */
	private void changed(Question question, List<Long> order) {
		put(question.id(), order);
		Scoring scoring = question.scoring().tests();
		groups.requireFit(question.id(), scoring);
		groups.spreadFeedback(question.id(), scoring);
		question.testsChanged(totals(question.id()).minus(question.tests()));
		limits.requireSize(question);
	}

	/** First takes them out of their order, so that no two ever have the same index. */
	private void put(long questionId, List<Long> order) {
		if (order.isEmpty()) {
			return;
		}
		database.sql("update test_cases set ordinal = -ordinal where question_id = :question and ordinal > 0")
			.param("question", questionId)
			.update();
		database.sql("update test_cases set ordinal = find_in_set(id, :ids) where question_id = :question")
			.param("ids", order.stream().map(String::valueOf).collect(Collectors.joining(",")))
			.param("question", questionId)
			.update();
	}

	private TestTotals totals(long questionId) {
		return database.sql("""
				select count(*) as count, coalesce(sum(hidden), 0) as hidden, coalesce(sum(size), 0) as size
				from test_cases where question_id = :question""")
			.param("question", questionId)
			.query(TestTotals.class)
			.single();
	}

}
