package dev.gavel.api.question;

import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.api.question.scoring.QuestionScoring;
import dev.gavel.scoring.Feedback;
import org.springframework.stereotype.Component;

/**
 * Reads what questions say about judging that come with a program and are not stored.
 */
@Component
public class RunDrafts {

	private final QuestionCheck check;

	RunDrafts(QuestionCheck check) {
		this.check = check;
	}

	/**
	 * @param draft its title and statement may be missing
	 * @param violations receives the mistakes
	 * @throws Problem when there are any
	 */
	public CheckedRun read(NewQuestion draft, Violations violations) {
		CheckedRun run = check.run(violations, draft);
		QuestionScoring scoring = run.scoring();
		violations.require(!scoring.limitsAttempts(), "scoring",
				"limits attempts, but a program that brings its question is judged once; leave attempts and pause_seconds out");
		violations.require(scoring.tests().groups().stream().allMatch((group) -> group.feedback() == Feedback.FULL),
				"scoring.groups", "have feedback, but whoever sends the tests sees them; leave it out");
		violations.throwIfAny();
		return run;
	}

}
