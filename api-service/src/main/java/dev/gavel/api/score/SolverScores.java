package dev.gavel.api.score;

import dev.gavel.api.access.Caller;
import dev.gavel.api.account.KnownAccount;
import dev.gavel.api.account.KnownAccounts;
import dev.gavel.api.platform.request.PageOf;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.question.Question;
import dev.gavel.api.question.access.AllowedQuestions;
import dev.gavel.api.question.scoring.Counts;
import dev.gavel.api.score.SolverScore.Solver;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Tells solvers and authors what counts. */
@Component
public class SolverScores {

	private final CountingSubmissions submissions;

	private final SolverAttempts attempts;

	private final AllowedQuestions questions;

	private final KnownAccounts accounts;

	SolverScores(CountingSubmissions submissions, SolverAttempts attempts, AllowedQuestions questions,
			KnownAccounts accounts) {
		this.submissions = submissions;
		this.attempts = attempts;
		this.questions = questions;
		this.accounts = accounts;
	}

	/**
	 * Returns what the caller has reached; empty for callers without an account.
	 * @throws Problem when there is no such question, or the caller may not know of it
	 */
	public Optional<SolverScore> own(long questionId, Caller caller) {
		Question question = questions.get(questionId, caller);
		Long account = caller.accountId();
		if (account == null) {
			return Optional.empty();
		}
		Counts counts = question.scoring().counts();
		Attempts left = attempts.find(question, caller).orElse(null);
		return Optional.of(submissions.find(questionId, counts, account)
			.map((counting) -> SolverScore.of(counting, null, counts.text(), left))
			.orElseGet(() -> SolverScore.none(counts.text(), left)));
	}

	/**
	 * Lists all solvers with their counting submissions, in the order of their accounts.
	 * @throws Problem when there is no such question, or the caller is no author of it
	 */
	public PageOf<SolverScore> list(long questionId, int page, int size, Caller caller) {
		PageOf.check(page, size);
		Question question = questions.getWithTests(questionId, caller);
		Counts counts = question.scoring().counts();
		List<CountingSubmission> found = submissions.all(questionId, counts, page * size, size);
		Map<Long, KnownAccount> owners = accounts
			.findAll(found.stream().map(CountingSubmission::ownerId).collect(Collectors.toSet()));
		List<SolverScore> items = found.stream()
			.map((one) -> SolverScore.of(one, solver(one.ownerId(), owners), counts.text(), null))
			.toList();
		return PageOf.of(items, page, size, Integer.MAX_VALUE, (most) -> submissions.count(questionId));
	}

	private static Solver solver(long id, Map<Long, KnownAccount> known) {
		KnownAccount account = known.get(id);
		return new Solver(id, (account != null) ? account.name() : "");
	}

}
