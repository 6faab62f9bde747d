package dev.gavel.api.reference;

import dev.gavel.api.access.Caller;
import dev.gavel.api.audit.Action;
import dev.gavel.api.audit.Audit;
import dev.gavel.api.idempotency.IdempotencyKeys;
import dev.gavel.api.judgement.Judgements;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.api.platform.settings.LimitsProperties;
import dev.gavel.api.question.Question;
import dev.gavel.api.question.access.AllowedQuestions;
import dev.gavel.message.ContentHash;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The reference solutions of questions. */
@Component
public class ReferenceSolutions {

	/** How many a question may have. */
	public static final int MOST = 50;

	private static final String KIND = "reference solution";

	private final SolutionTable table;

	private final VerificationTable verifications;

	private final Judgements judgements;

	private final AllowedQuestions questions;

	private final LimitsProperties limits;

	private final Audit audit;

	private final IdempotencyKeys keys;

	private final Clock clock;

	ReferenceSolutions(SolutionTable table, VerificationTable verifications, Judgements judgements,
			AllowedQuestions questions, LimitsProperties limits, Audit audit, IdempotencyKeys keys, Clock clock) {
		this.table = table;
		this.verifications = verifications;
		this.judgements = judgements;
		this.questions = questions;
		this.limits = limits;
		this.audit = audit;
		this.keys = keys;
		this.clock = clock;
	}

	/**
	 * Lists those of a question, in the order in which they were added.
	 * @throws Problem when there is no such question, or the caller may not see all of it
	 */
	@Transactional(readOnly = true)
	public List<ReferenceSolution> list(long questionId, Caller caller) {
		questions.getWithTests(questionId, caller);
		return table.of(questionId);
	}

	/**
	 * @throws Problem when there is none, or the caller may not see all of the question
	 */
	@Transactional(readOnly = true)
	public ReferenceSolution find(long questionId, long id, Caller caller) {
		questions.getWithTests(questionId, caller);
		return require(questionId, id);
	}

	private ReferenceSolution require(long questionId, long id) {
		return table.find(questionId, id).orElseThrow(() -> Problem.notFound(KIND, id));
	}

	/**
	 * Adds a solution; all are verified some time later.
	 * @throws Problem naming every invalid field, or when there are too many or one with
	 * that name, or the caller may not change the question
	 */
	@Transactional
	public ReferenceSolution add(long questionId, NewSolution request, Caller caller) {
		Question question = questions.lockToEdit(questionId, caller);
		ReferenceSolution added = insert(questionId, request);
		audit.record(caller, Action.SOLUTIONS_CHANGED, questionId, null, Audited.of(added));
		keys.created(ReferenceSolution.class, added.id());
		changed(question);
		return added;
	}

	/**
	 * Replaces all solutions of a question, and changes nothing if they are the same.
	 * @param question locked
	 * @throws Problem naming every invalid field, or when they are too many
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void replaceAll(Question question, List<NewSolution> requests, Caller caller) {
		List<ReferenceSolution> before = table.of(question.id());
		List<CheckedSolution> after = requests.stream().map(this::check).toList();
		if (before.stream().map(ReferenceSolutions::checked).toList().equals(after)) {
			return;
		}
		before.forEach((solution) -> remove(solution.id()));
		requests.forEach((request) -> insert(question.id(), request));
		audit.record(caller, Action.SOLUTIONS_CHANGED, question.id(), audited(before),
				audited(table.of(question.id())));
		changed(question);
	}

	private static Map<String, List<Audited>> audited(List<ReferenceSolution> all) {
		return Map.of("solutions", all.stream().map(Audited::of).toList());
	}

	private static CheckedSolution checked(ReferenceSolution stored) {
		return new CheckedSolution(stored.name(), stored.code(), stored.requiredVerdict());
	}

	private ReferenceSolution insert(long questionId, NewSolution request) {
		CheckedSolution checked = check(request);
		requireFreeName(questionId, checked, null);
		if (table.count(questionId) >= MOST) {
			throw new Problem(ProblemType.TOO_MANY_SOLUTIONS,
					"Question %d has %d reference solutions, which is the limit. Delete one first."
						.formatted(questionId, MOST));
		}
		return require(questionId, table.insert(questionId, checked, clock.instant()));
	}

	/**
	 * @throws Problem naming every invalid field, whatever the question
	 */
	public void require(NewSolution request) {
		check(request);
	}

	private CheckedSolution check(NewSolution request) {
		return request.check(limits.maxSourceSize());
	}

	/**
	 * Replaces a solution.
	 * @throws Problem as {@link #add}, or when there is no such solution
	 */
	@Transactional
	public ReferenceSolution change(long questionId, long id, NewSolution request, Caller caller) {
		Question question = questions.lockToEdit(questionId, caller);
		ReferenceSolution before = require(questionId, id);
		CheckedSolution checked = check(request);
		requireFreeName(questionId, checked, id);
		table.update(id, checked, clock.instant());
		ReferenceSolution after = require(questionId, id);
		audit.record(caller, Action.SOLUTIONS_CHANGED, questionId, Audited.of(before), Audited.of(after));
		changed(question);
		return after;
	}

	private void requireFreeName(long questionId, CheckedSolution checked, @Nullable Long id) {
		Violations violations = new Violations();
		violations.require(
				table.named(questionId, checked.name()).filter((other) -> !Objects.equals(other, id)).isEmpty(), "name",
				"there is already a reference solution '%s'".formatted(checked.name()));
		violations.throwIfAny();
	}

	/**
	 * @throws Problem when there is no such solution, or the caller may not change the
	 * question
	 */
	@Transactional
	public void delete(long questionId, long id, Caller caller) {
		Question question = questions.lockToEdit(questionId, caller);
		audit.record(caller, Action.SOLUTIONS_CHANGED, questionId, Audited.of(require(questionId, id)), null);
		remove(id);
		changed(question);
	}

	/** Nobody waits for its runs any more. */
	private void remove(long id) {
		judgements.cancel(verifications.openJudgementsOfSolution(id));
		table.delete(id);
	}

	private void changed(Question question) {
		question.revised();
		if (table.count(question.id()) > 0) {
			verifications.begin(question.id());
		}
		else {
			judgements.cancel(verifications.openJudgements(question.id()));
			verifications.deleteRuns(question.id());
			verifications.remove(question.id());
		}
	}

	/**
	 * A solution as it is recorded.
	 *
	 * @param hash of its source
	 */
	private record Audited(long id, String name, RequiredVerdict requiredVerdict, String hash) {

		static Audited of(ReferenceSolution solution) {
			return new Audited(solution.id(), solution.name(), solution.requiredVerdict(),
					ContentHash.of(solution.code().getBytes(StandardCharsets.UTF_8)));
		}

	}

}
