package dev.gavel.api.question;

import dev.gavel.api.access.Caller;
import dev.gavel.api.access.QuestionState;
import dev.gavel.api.audit.Action;
import dev.gavel.api.audit.Audit;
import dev.gavel.api.idempotency.IdempotencyKeys;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.question.history.EditKind;
import dev.gavel.api.question.history.QuestionHistory;
import dev.gavel.message.QuestionKind;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityNotFoundException;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The stored questions. */
@Component
public class Questions {

	private final QuestionRepository repository;

	private final EntityManager entityManager;

	private final QuestionCheck check;

	private final Audit audit;

	private final QuestionHistory history;

	private final IdempotencyKeys keys;

	private final Clock clock;

	Questions(QuestionRepository repository, EntityManager entityManager, QuestionCheck check, Audit audit,
			QuestionHistory history, IdempotencyKeys keys, Clock clock) {
		this.repository = repository;
		this.entityManager = entityManager;
		this.check = check;
		this.audit = audit;
		this.history = history;
		this.keys = keys;
		this.clock = clock;
	}

	/**
	 * Adds a question, which belongs to the caller. It is a draft, unless there are no
	 * accounts and so nobody to keep it from.
	 * @throws Problem naming every invalid field
	 */
	@Transactional
	public Question add(NewQuestion request, Caller caller) {
		return add(request, (caller.accountId() == null) ? QuestionState.PUBLISHED : QuestionState.DRAFT, caller);
	}

	/**
	 * Adds a draft, which belongs to the caller.
	 * @throws Problem naming every invalid field
	 */
	@Transactional
	public Question addDraft(NewQuestion request, Caller caller) {
		return add(request, QuestionState.DRAFT, caller);
	}

	private Question add(NewQuestion request, QuestionState state, Caller caller) {
		Question question = repository
			.save(new Question(check.check(request), caller.accountId(), state, clock.instant()));
		audit.record(caller, Action.QUESTION_CREATED, question.id(), null, QuestionView.whole(question));
		history.begin(caller, question.id(), EditKind.CREATED).end();
		keys.created(Question.class, question.id());
		return question;
	}

	/**
	 * Checks a question, and stores nothing.
	 * @return what it says about judging
	 * @throws Problem naming every invalid field
	 */
	public CheckedRun check(NewQuestion request) {
		return check.check(request).run();
	}

	/**
	 * Replaces a question. Judgements keep the tests that they ran.
	 * @param question locked
	 * @param changing called with the new kind or signature when that changes; fits
	 * stored values to it, or refuses
	 * @throws Problem naming every invalid field
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void edit(Question question, NewQuestion request, Consumer<QuestionKind> changing) {
		CheckedQuestion checked = check.check(request);
		boolean changed = !checked.run().kind().equals(question.kind());
		if (changed) {
			changing.accept(checked.run().kind());
		}
		if (!checked.run().head().equals(question.head())) {
			question.suiteChanged();
		}
		question.change(checked);
	}

	/**
	 * @throws Problem when there is none
	 */
	public Question get(long id) {
		return repository.findById(id).orElseThrow(() -> notFound(id));
	}

	public static Problem notFound(long id) {
		return Problem.notFound("question", id);
	}

	/**
	 * Locks the question until the end of the transaction, so that changing its tests
	 * waits for building its suite. Changes that the transaction has made stay.
	 * @throws Problem when there is none, or it was deleted while this waited
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public Question lock(long id) {
		Question question = get(id);
		// A query alone would lock the row but leave an entity that was read before as it
		// was. Refreshing drops what is not stored yet.
		entityManager.flush();
		try {
			entityManager.refresh(question, LockModeType.PESSIMISTIC_WRITE);
		}
		catch (EntityNotFoundException ex) {
			throw notFound(id);
		}
		return question;
	}

}
