package dev.gavel.api.history;

import dev.gavel.api.access.Caller;
import dev.gavel.api.account.KnownAccount;
import dev.gavel.api.account.KnownAccounts;
import dev.gavel.api.platform.request.PageOf;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.question.Question;
import dev.gavel.api.question.access.AllowedQuestions;
import dev.gavel.api.question.history.EditKind;
import dev.gavel.api.question.history.QuestionHistory;
import dev.gavel.api.question.history.StoredEdit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Shows edits to those who see the hidden tests of a question. */
@Component
class EditsOfQuestions {

	private final AllowedQuestions questions;

	private final QuestionHistory history;

	private final TestChanges changes;

	private final KnownAccounts accounts;

	EditsOfQuestions(AllowedQuestions questions, QuestionHistory history, TestChanges changes, KnownAccounts accounts) {
		this.questions = questions;
		this.history = history;
		this.changes = changes;
		this.accounts = accounts;
	}

	/** Returns a question whose edits the caller may see. */
	@Transactional(readOnly = true)
	public Question question(long id, Caller caller) {
		return questions.getWithTests(id, caller);
	}

	/**
	 * Lists edits, newest first.
	 * @throws Problem when there is no such question, or the caller is no author of it
	 */
	@Transactional(readOnly = true)
	public PageOf<EditView> list(long questionId, int page, int size, Caller caller) {
		PageOf.check(page, size);
		question(questionId, caller);
		List<StoredEdit> found = history.list(questionId, page * size, size);
		Map<Long, KnownAccount> known = accounts
			.findAll(found.stream().map(StoredEdit::accountId).filter(Objects::nonNull).collect(Collectors.toSet()));
		List<EditView> items = found.stream()
			.map((edit) -> EditView.of(edit, States.of(edit), known.get(edit.accountId())))
			.toList();
		return PageOf.of(items, page, size, Integer.MAX_VALUE, (most) -> history.count(questionId));
	}

	/**
	 * Returns an edit with what it changed.
	 * @throws Problem when there is no such question or edit, or the caller is no author
	 */
	@Transactional(readOnly = true)
	public EditDetail find(long questionId, long id, Caller caller) {
		question(questionId, caller);
		StoredEdit edit = get(questionId, id);
		States states = States.of(edit);
		KnownAccount account = (edit.accountId() != null) ? accounts.find(edit.accountId()).orElse(null) : null;
		boolean fields = edit.kind() == EditKind.QUESTION;
		return new EditDetail(EditView.of(edit, states, account), fields ? states.before() : null,
				fields ? states.after() : null, changes.of(id, edit.kind() == EditKind.DELETED));
	}

	private StoredEdit get(long questionId, long id) {
		return history.find(questionId, id).orElseThrow(() -> Problem.notFound("edit", id));
	}

}
