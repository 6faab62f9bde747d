package dev.gavel.api.question.testcase;

import dev.gavel.api.access.Caller;
import dev.gavel.api.question.Question;
import dev.gavel.api.question.TestTotals;
import dev.gavel.api.question.access.AllowedQuestions;
import dev.gavel.api.question.history.EditKind;
import dev.gavel.api.question.history.QuestionHistory;
import dev.gavel.api.question.history.QuestionHistory.Edit;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Helps to replace many test cases of a question in one transaction. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class TestReplacement {

	private final TestCaseRepository repository;

	private final AllowedQuestions allowed;

	private final AuditedTests audit;

	private final QuestionHistory history;

	private final EntityManager entities;

	TestReplacement(TestCaseRepository repository, AllowedQuestions allowed, AuditedTests audit,
			QuestionHistory history, EntityManager entities) {
		this.repository = repository;
		this.allowed = allowed;
		this.audit = audit;
		this.history = history;
		this.entities = entities;
	}

	/** Returns the ids of all test cases, in the order in which they run. */
	public List<Long> ids(long questionId) {
		return repository.idsInOrder(questionId);
	}

	/** Returns the size of the largest test case. */
	@Transactional(propagation = Propagation.SUPPORTS)
	public long largestSize(long questionId) {
		return repository.largestSizeByQuestionId(questionId);
	}

	/** Deletes test cases. */
	public void delete(long questionId, Set<Long> ids, Caller caller) {
		if (ids.isEmpty()) {
			return;
		}
		Question question = allowed.lockToEdit(questionId, caller);
		TestTotals deleted = repository.outlines(ids)
			.stream()
			.map(TestOutline::totals)
			.reduce(TestTotals.NONE, TestTotals::plus);
		Edit edit = history.begin(caller, questionId, EditKind.DELETED);
		edit.keep(ids);
		repository.remove(ids);
		edit.end();
		List<Long> rest = repository.idsInOrder(questionId);
		repository.takeOutOfOrder(questionId);
		question.testsChanged(TestTotals.NONE.minus(deleted));
		entities.flush();
		inOrder(questionId, rest);
		audit.changed(caller, questionId, Map.of("deleted", ids), null);
	}

	/**
	 * Stores what has changed, and forgets it: it would fill the memory, and locking a
	 * question reads it anew.
	 */
	public void store() {
		entities.flush();
		entities.clear();
	}

	private void inOrder(long questionId, List<Long> ids) {
		repository.putInOrder(questionId, String.join(",", ids.stream().map(String::valueOf).toList()));
	}

}
