package dev.gavel.api.history;

import dev.gavel.api.access.Caller;
import dev.gavel.api.audit.Action;
import dev.gavel.api.audit.Audit;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.question.NewQuestion;
import dev.gavel.api.question.Question;
import dev.gavel.api.question.QuestionView;
import dev.gavel.api.question.access.AllowedQuestions;
import dev.gavel.api.question.history.EditKind;
import dev.gavel.api.question.history.QuestionHistory;
import dev.gavel.api.question.history.StoredEdit;
import dev.gavel.api.question.testcase.QuestionEdits;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Undoes edits by new ones. What was changed since then in other places stays. */
@Component
class Undoing {

	/**
	 * What a question is changed by; the rest of an answer says what else is known of it.
	 */
	private static final Set<String> FIELDS = Set.of("title", "description", "type", "metadata", "time_limit_ms",
			"memory_limit_mb", "environment", "comparison", "prelude", "starter_code", "rules", "scoring");

	private final AllowedQuestions questions;

	private final QuestionHistory history;

	private final QuestionEdits edits;

	private final UndoneTests tests;

	private final Audit audit;

	private final TransactionTemplate transaction;

	private final JsonMapper json;

	Undoing(AllowedQuestions questions, QuestionHistory history, QuestionEdits edits, UndoneTests tests, Audit audit,
			TransactionTemplate transaction, JsonMapper json) {
		this.questions = questions;
		this.history = history;
		this.edits = edits;
		this.tests = tests;
		this.audit = audit;
		this.transaction = transaction;
		this.json = json;
	}

	/**
	 * Makes what an edit changed what it was before.
	 * @throws Problem when there is no such question or edit, the caller may not change
	 * the question, or what was does not fit what it is now
	 */
	void undo(long questionId, long id, Caller caller) {
		questions.getToEdit(questionId, caller);
		StoredEdit edit = history.find(questionId, id).orElseThrow(() -> Problem.notFound("edit", id));
		States states = States.of(edit);
		if (edit.kind() == EditKind.QUESTION) {
			edits.undo(questionId, id, (now) -> before(now, states.before()), caller);
		}
		else {
			transaction.executeWithoutResult((status) -> undoTests(questionId, id, caller));
		}
	}

	private NewQuestion before(QuestionView now, JsonNode before) {
		ObjectNode question = json.valueToTree(now);
		question.retain(FIELDS);
		before.propertyStream().forEach((field) -> question.set(field.getKey(), field.getValue()));
		return json.treeToValue(question, NewQuestion.class);
	}

	private void undoTests(long questionId, long id, Caller caller) {
		Question question = questions.lockToEdit(questionId, caller);
		StoredEdit edit = history.find(questionId, id).orElseThrow(() -> Problem.notFound("edit", id));
		States states = States.of(edit);
		switch (edit.kind()) {
			case ADDED -> tests.delete(question, edit, states.added(), caller);
			case CHANGED -> tests.putBack(question, fitting(edit), caller);
			case DELETED -> tests.addAgain(question, fitting(edit), caller);
			case ORDERED -> tests.order(question, edit, states.order(), caller);
			case CREATED, QUESTION -> throw new Problem(ProblemType.CANNOT_UNDO,
					"Edit %d created the question. To undo that, delete the question.".formatted(id));
		}
		audit.record(caller, Action.TESTS_CHANGED, questionId, null, Map.of("undone", id));
	}

	/** Tests are put back as they were, and not converted. */
	private static StoredEdit fitting(StoredEdit edit) {
		if (!edit.fitting()) {
			throw new Problem(ProblemType.CANNOT_UNDO,
					"The tests of edit %d do not fit the question any more, because its types or its kind of comparison have changed since. Undo that change first."
						.formatted(edit.id()));
		}
		return edit;
	}

}
