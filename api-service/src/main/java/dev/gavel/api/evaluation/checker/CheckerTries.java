package dev.gavel.api.evaluation.checker;

import dev.gavel.api.access.Caller;
import dev.gavel.api.access.Permissions;
import dev.gavel.api.evaluation.EvaluationView;
import dev.gavel.api.evaluation.Evaluations;
import dev.gavel.api.evaluation.OwnTests;
import dev.gavel.api.judgement.JudgementEnded;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.api.program.NewProgram;
import dev.gavel.api.question.CodeDrafts;
import dev.gavel.api.question.RunSettings;
import dev.gavel.api.question.TriedCode;
import dev.gavel.api.queue.Client;
import dev.gavel.api.waiting.AwaitedViews;
import dev.gavel.checker.CheckerSource;
import dev.gavel.message.ComparisonSpec.Checker;
import dev.gavel.message.ComparisonSpec.Interactor;
import dev.gavel.message.SuiteHead;
import dev.gavel.message.TestSuite.SuiteTest;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Tries checkers and interactors before they are stored. A checker is the program of an
 * evaluation whose tests have its arguments; an interactor talks with the program of one.
 */
@Component
public class CheckerTries implements AwaitedViews<CheckerTryView> {

	private static final String PROGRAM = "program";

	private final CodeDrafts drafts;

	private final OwnTests tests;

	private final Evaluations evaluations;

	private final Permissions permissions;

	CheckerTries(CodeDrafts drafts, OwnTests tests, Evaluations evaluations, Permissions permissions) {
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
		TriedCode tried = drafts.read(request.question(), new Violations().within("question"));
		return CheckerTryView.of((tried.code() instanceof Checker checker) ? ask(checker, tried, request, client)
				: talk((Interactor) tried.code(), tried, request, client));
	}

	private EvaluationView ask(Checker checker, TriedCode tried, NewCheckerTry request, Client client) {
		Violations violations = new Violations();
		violations.require(request.program() == null, PROGRAM, "is for interactors; a checker is asked about answers");
		violations.throwIfAny();
		List<SuiteTest> asked = tests.checkAnswers(tried.kind(), request.tests());
		return evaluations.start(new RunSettings(checker.limits(), checker.environment()),
				new NewProgram(CheckerSource.of(checker), null, null, null), SuiteHead.ofChecker(), asked, client);
	}

	private EvaluationView talk(Interactor interactor, TriedCode tried, NewCheckerTry request, Client client) {
		if (request.program() == null || request.program().isBlank()) {
			throw Violations.of(PROGRAM, "is missing; send a program that talks with the interactor");
		}
		List<SuiteTest> talks = tests.checkTalks(tried.kind(), request.tests());
		return evaluations.start(tried.settings(), new NewProgram(request.program(), null, null, null),
				new SuiteHead(tried.kind(), interactor, tried.prelude()), talks, client);
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
