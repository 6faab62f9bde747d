package dev.gavel.api.question.access;

import dev.gavel.api.access.Caller;
import dev.gavel.api.access.Permissions;
import dev.gavel.api.access.QuestionAccess;
import dev.gavel.api.access.QuestionState;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.question.Question;
import dev.gavel.api.question.Questions;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The questions that a caller may see, change or solve. A question that the caller may
 * not know of looks like one that does not exist.
 */
@Component
public class AllowedQuestions {

	private static final Sort OLDEST_FIRST = Sort.by("id");

	private final Questions questions;

	private final AccessRepository repository;

	private final AccessToQuestions access;

	private final Permissions permissions;

	AllowedQuestions(Questions questions, AccessRepository repository, AccessToQuestions access,
			Permissions permissions) {
		this.questions = questions;
		this.repository = repository;
		this.access = access;
		this.permissions = permissions;
	}

	/** Returns what the question is to the caller, for {@link Permissions}. */
	@Transactional(readOnly = true)
	public QuestionAccess access(Question question, Caller caller) {
		return access.of(question, caller);
	}

	/** Does the same for several questions, and returns it by their ids. */
	@Transactional(readOnly = true)
	public Map<Long, QuestionAccess> access(Collection<Question> questions, Caller caller) {
		return access.of(questions, caller);
	}

	/** Does the same for those of these ids that exist. */
	@Transactional(readOnly = true)
	public Map<Long, QuestionAccess> accessById(Collection<Long> ids, Caller caller) {
		return access.of(repository.findAllById(ids), caller);
	}

	/** Returns the ids of the questions that the caller's account wrote, alone or not. */
	@Transactional(readOnly = true)
	public List<Long> writtenBy(Caller caller) {
		return (caller.accountId() != null && permissions.writesQuestions(caller))
				? repository.writtenBy(caller.accountId()) : List.of();
	}

	/**
	 * @throws Problem when there is none, or the caller may not know of it
	 */
	@Transactional(readOnly = true)
	public Question get(long id, Caller caller) {
		return see(id, caller).question();
	}

	/**
	 * Returns a question with what the caller may do with it.
	 * @throws Problem when there is none, or the caller may not know of it
	 */
	@Transactional(readOnly = true)
	public SeenQuestion see(long id, Caller caller) {
		Question question = questions.get(id);
		QuestionAccess accessed = requireKnown(question, caller);
		return new SeenQuestion(question, accessed, permissions.rights(caller, accessed));
	}

	/** Returns a question, if it exists and the caller may know of it. */
	@Transactional(readOnly = true)
	public Optional<Question> find(long id, Caller caller) {
		return repository.findById(id)
			.filter((question) -> permissions.seesQuestion(caller, access.of(question, caller)));
	}

	/**
	 * Returns a question whose hidden tests the caller may see.
	 * @throws Problem when there is none, or the caller may not
	 */
	@Transactional(readOnly = true)
	public Question getWithTests(long id, Caller caller) {
		Question question = questions.get(id);
		QuestionAccess accessed = requireKnown(question, caller);
		require(permissions.seesHiddenTests(caller, accessed),
				"Only the authors of question %d can see its hidden tests.".formatted(id));
		return question;
	}

	/** Does the same; returns nothing when there is none, or the caller may not. */
	@Transactional(readOnly = true)
	public Optional<Question> findWithTests(long id, Caller caller) {
		return repository.findById(id)
			.filter((question) -> permissions.seesHiddenTests(caller, access.of(question, caller)));
	}

	/**
	 * Returns a question that the caller may change, without locking it.
	 * @throws Problem when there is none, or the caller may not
	 */
	@Transactional(readOnly = true)
	public Question getToEdit(long id, Caller caller) {
		Question question = questions.get(id);
		requireEditing(question, caller);
		return question;
	}

	/**
	 * Does the same, and locks it like {@link Questions#lock}.
	 * @throws Problem when there is none, or the caller may not
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public Question lockToEdit(long id, Caller caller) {
		Question question = questions.lock(id);
		requireEditing(question, caller);
		return question;
	}

	private void requireEditing(Question question, Caller caller) {
		QuestionAccess accessed = requireKnown(question, caller);
		require(permissions.editsQuestion(caller, accessed),
				"Only the authors of question %d may change it.".formatted(question.id()));
	}

	/**
	 * Returns a question to which the caller may submit programs.
	 * @throws Problem when there is none, or the caller may not
	 */
	@Transactional(readOnly = true)
	public Question getToSolve(long id, Caller caller) {
		return getToSend(id, caller, permissions::solvesQuestion);
	}

	/**
	 * Returns a question for which the caller may run programs.
	 * @throws Problem when there is none, or the caller may not
	 */
	@Transactional(readOnly = true)
	public Question getToEvaluate(long id, Caller caller) {
		return getToSend(id, caller, permissions::evaluatesPrograms);
	}

	private Question getToSend(long id, Caller caller, BiPredicate<Caller, QuestionAccess> allowed) {
		Question question = questions.get(id);
		QuestionAccess accessed = requireKnown(question, caller);
		if (!permissions.isOpenTo(caller, accessed)) {
			throw new Problem(ProblemType.FORBIDDEN, "Question %d is %s and no longer accepts submissions."
				.formatted(id, (accessed.state() == QuestionState.ARCHIVED) ? "archived" : "closed"));
		}
		require(allowed.test(caller, accessed),
				"Your role or the scopes of your token do not allow you to send programs.");
		return question;
	}

	/**
	 * Locks a question that the caller may give away and delete.
	 * @throws Problem when there is none, or the caller may not
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public Question lockToOwn(long id, Caller caller) {
		Question question = questions.lock(id);
		requireOwning(question, caller);
		return question;
	}

	/**
	 * Returns such a question without locking it.
	 * @throws Problem when there is none, or the caller may not
	 */
	@Transactional(readOnly = true)
	public Question getToOwn(long id, Caller caller) {
		Question question = questions.get(id);
		requireOwning(question, caller);
		return question;
	}

	private void requireOwning(Question question, Caller caller) {
		QuestionAccess accessed = requireKnown(question, caller);
		require(permissions.ownsQuestion(caller, accessed),
				"Only the owner of question %d may do this.".formatted(question.id()));
	}

	private QuestionAccess requireKnown(Question question, Caller caller) {
		QuestionAccess accessed = access.of(question, caller);
		if (!permissions.seesQuestion(caller, accessed)) {
			throw Questions.notFound(question.id());
		}
		return accessed;
	}

	private static void require(boolean allowed, String rule) {
		if (!allowed) {
			throw new Problem(ProblemType.FORBIDDEN, rule);
		}
	}

	/** Lists those that the caller may know of, oldest first. */
	@Transactional(readOnly = true)
	public Page<Question> list(QuestionFilter filter, int page, int size, Caller caller) {
		return repository.findAll(filter.toSpecification().and(access.knownTo(caller)),
				PageRequest.of(page, size, OLDEST_FIRST));
	}

	/** The titles of those that the caller may know of, by their ids. */
	@Transactional(readOnly = true)
	public Map<Long, String> titles(Collection<Long> ids, Caller caller) {
		List<Question> found = repository.findAllById(ids);
		Map<Long, QuestionAccess> accessed = access.of(found, caller);
		return found.stream()
			.filter((question) -> permissions.seesQuestion(caller, Objects.requireNonNull(accessed.get(question.id()))))
			.collect(Collectors.toMap(Question::id, Question::title));
	}

}
