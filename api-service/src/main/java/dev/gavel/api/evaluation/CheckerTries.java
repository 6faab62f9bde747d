package dev.gavel.api.evaluation;

import dev.gavel.api.access.Caller;
import dev.gavel.api.access.Permissions;
import dev.gavel.api.judgement.JudgementEnded;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.api.program.NewProgram;
import dev.gavel.api.question.CheckerDrafts;
import dev.gavel.api.question.RunSettings;
import dev.gavel.api.question.TriedChecker;
import dev.gavel.api.queue.Client;
import dev.gavel.api.waiting.AwaitedViews;
import dev.gavel.checker.CheckerSource;
import dev.gavel.message.ComparisonSpec.Checker;
import dev.gavel.message.SuiteHead;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.run.Isolation;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Tries checkers before they are stored: an evaluation whose program is the checker, and
 * whose tests have its arguments.
 */
@Component
public class CheckerTries implements AwaitedViews<CheckerTryView> {

	private final CheckerDrafts drafts;

	private final OwnTests tests;

	private final Evaluations evaluations;

	private final Permissions permissions;

	CheckerTries(CheckerDrafts drafts, OwnTests tests, Evaluations evaluations, Permissions permissions) {
		this.permissions = permissions;
		this.drafts = drafts;
		this.tests = tests;
		this.evaluations = evaluations;
	}

	/**
	 * Queues a try; once this returns, it will be run.
	 * @throws Problem naming every field that is not right, or when the caller may not
	 * run programs
	 */
	public CheckerTryView start(NewCheckerTry request, Client client) {
		if (!permissions.evaluatesPrograms(client.caller())) {
			throw new Problem(ProblemType.FORBIDDEN,
					"Your role or the scopes of your token do not allow you to run programs.");
		}
		if (request.question() == null) {
			throw Violations.of("question", "is missing");
		}
		TriedChecker tried = drafts.read(request.question(), new Violations().within("question"));
		List<SuiteTest> asked = tests.checkAnswers(tried.kind(), request.tests());
		Checker checker = tried.checker();
		return CheckerTryView
			.of(evaluations.start(new RunSettings(checker.limits(), Isolation.SUBMISSION, checker.environment()),
					new NewProgram(CheckerSource.of(checker), null, null, null), SuiteHead.ofChecker(), asked, client));
	}

	@Override
	public List<CheckerTryView> statuses(Collection<UUID> ids) {
		return evaluations.statuses(ids).stream().map(CheckerTryView::of).toList();
	}

	@Override
	public void requireSight(UUID id, Caller caller) {
		evaluations.requireSight(id, caller);
	}

	@Override
	public CheckerTryView find(UUID id, Caller caller) {
		return CheckerTryView.of(evaluations.find(id, caller));
	}

	@Override
	public CheckerTryView judged(CheckerTryView stored, JudgementEnded end, Caller caller) {
		return find(stored.id(), caller);
	}

}
