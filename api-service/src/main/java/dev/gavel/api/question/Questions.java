package dev.gavel.api.question;

import dev.gavel.api.platform.request.Problem;
import dev.gavel.message.QuestionKind;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The stored questions. */
@Component
public class Questions {

	private static final Sort OLDEST_FIRST = Sort.by("id");

	private final QuestionRepository repository;

	private final EntityManager entityManager;

	private final QuestionCheck check;

	private final Clock clock;

	Questions(QuestionRepository repository, EntityManager entityManager, QuestionCheck check, Clock clock) {
		this.repository = repository;
		this.entityManager = entityManager;
		this.check = check;
		this.clock = clock;
	}

	/**
	 * @throws Problem naming every invalid field
	 */
	@Transactional
	public Question add(NewQuestion request) {
		return repository.save(new Question(check.check(request), clock.instant()));
	}

	/**
	 * Replaces a question. Judgements keep the tests that they ran.
	 * @param changing called with the locked question and the new kind or signature when
	 * that changes; fits stored values to it, or refuses
	 * @throws Problem naming every invalid field, or when there is no such question
	 */
	@Transactional
	public Question edit(long id, NewQuestion request, BiConsumer<Question, QuestionKind> changing) {
		CheckedQuestion checked = check.check(request);
		Question question = lock(id);
		boolean changed = !checked.kind().equals(question.kind());
		if (changed) {
			changing.accept(question, checked.kind());
		}
		if (changed || !checked.comparison().equals(question.comparison())) {
			question.suiteChanged();
		}
		question.change(checked);
		return question;
	}

	/**
	 * @throws Problem when there is none
	 */
	@Transactional(readOnly = true)
	public Question get(long id) {
		return repository.findById(id).orElseThrow(() -> Problem.notFound("question", id));
	}

	/**
	 * Locks the question until the end of the transaction, so that changing its tests
	 * waits for building its suite.
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public Question lock(long id) {
		Question question = get(id);
		// A query alone would lock the row but leave an entity that was read before as it
		// was.
		entityManager.refresh(question, LockModeType.PESSIMISTIC_WRITE);
		return question;
	}

	/** Oldest first. */
	@Transactional(readOnly = true)
	public Page<Question> list(QuestionFilter filter, int page, int size) {
		return repository.findAll(filter.toSpecification(), PageRequest.of(page, size, OLDEST_FIRST));
	}

	/** The titles of questions, by their ids. */
	@Transactional(readOnly = true)
	public Map<Long, String> titles(Collection<Long> ids) {
		return repository.findAllById(ids).stream().collect(Collectors.toMap(Question::id, Question::title));
	}

}
