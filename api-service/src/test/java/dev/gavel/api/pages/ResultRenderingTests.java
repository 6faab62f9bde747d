package dev.gavel.api.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.difference.FirstDifferenceView;
import dev.gavel.api.evaluation.EvaluationView;
import dev.gavel.api.judgement.JudgementState;
import dev.gavel.api.program.TestView;
import dev.gavel.api.program.Words;
import dev.gavel.api.question.QuestionView;
import dev.gavel.api.question.comparison.ComparisonView;
import dev.gavel.api.question.kind.InputView;
import dev.gavel.api.question.kind.ProgramInput;
import dev.gavel.api.question.kind.function.FunctionView;
import dev.gavel.api.submission.SubmissionView;
import dev.gavel.api.waiting.Awaited;
import dev.gavel.message.ComparisonSpec;
import dev.gavel.message.FirstDifference.Excerpt;
import dev.gavel.message.FirstDifference;
import dev.gavel.message.ProgramError;
import dev.gavel.message.TestReport.CheckerReport;
import dev.gavel.message.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration;

class ResultRenderingTests {

	private static final UUID ID = UUID.fromString("0198c0de-0000-7000-8000-000000000000");

	private static final String HOSTILE = "<script>'\"&\r\revent: done\rdata: </script>";

	private static final String ESCAPED = "&lt;script&gt;&#39;&quot;&amp;\r\revent: done\rdata: &lt;/script&gt;";

	private static final ProgramError ERROR = new ProgramError(HOSTILE, HOSTILE, 2, HOSTILE);

	private static final QuestionView QUESTION = new QuestionView(1, "Echo", "", "Easy",
			new FunctionView("echo", "str", List.of(), null), 1000, 64, null, ComparisonView.of(ComparisonSpec.DEFAULT),
			null, null, List.of(), null, "published", Instant.EPOCH);

	@Test
	void rendersASubmissionThatWaits() {
		assertThat(render("submission", submission(JudgementState.QUEUED, null, null)))
			.contains("data-status=\"QUEUED\"", ">Queued</h2>", "Number 1,234 in the queue.",
					"href=\"/submissions/0198c0de-0000-7000-8000-000000000000\"")
			.doesNotContain("<html", "th:");
	}

	@Test
	void rendersAnEvaluationThatRuns() {
		assertThat(render("evaluation", evaluation(JudgementState.RUNNING, null))).contains("data-status=\"RUNNING\"",
				"Running", "Test 2 of 3.", "<progress");
	}

	@Test
	void rendersAnEvaluationWithAWrongTest() {
		TestView wrong = new TestView(0, 1, false, Verdict.WRONG_ANSWER, 1.0, 1L, InputView.NONE, "1", List.of(), null,
				null, 0, "2", List.of(), List.of(), false, null, null, null, null, null, null, null, null, null, null,
				null, null, null, null, null);
		EvaluationView evaluation = new EvaluationView(ID, 1L, JudgementState.DONE, null, null, 1, 1, 0, false, null,
				List.of(wrong));
		assertThat(render("evaluation", evaluation)).contains("Wrong answer", "On 1 test; not submitted.")
			.doesNotContain("not judged");
	}

	@Test
	void rendersWhatACheckerSaysAndWhyItFailed() {
		TestView failed = new TestView(0, 1, false, Verdict.INTERNAL_ERROR, 1.0, 1L, InputView.NONE, "1", List.of(),
				null, null, 0, "2", List.of(), List.of(), false, null, null, "", "", null, null, null, null, null, null,
				null, new CheckerReport(null, ERROR, HOSTILE, ""), null, null, null);
		TestView half = new TestView(0, 2, false, Verdict.WRONG_ANSWER, 1.0, 1L, InputView.NONE, "1", List.of(), null,
				null, 0, "2", List.of(), List.of(), false, null, null, "", "", null, null, null, null, null, 0.5,
				HOSTILE, null, null, null, null);
		ProgramError told = new ProgramError("CheckerFailed", "the author's checker failed", null, null);
		String html = render("evaluation", new EvaluationView(ID, 1L, JudgementState.DONE, null, null, 2, 2, 0, true,
				told, List.of(failed, half)));
		assertThat(html)
			.contains("The author’s checker failed. It may be correct.", "<dt>Checker</dt>",
					"<strong>" + ESCAPED + "</strong>, line 2: " + ESCAPED, "<dt>Standard output of the checker</dt>",
					"<dt>Message</dt>", "<dd>0.5 of 1</dd>")
			.containsOnlyOnce("<dt>Points</dt>")
			.doesNotContain("Gavel failed", "Standard error of the checker", "<script", "<mark>");
	}

	@Test
	void rendersTheLinesOfTextsThatDiffer() {
		FirstDifferenceView difference = FirstDifferenceView
			.of(new FirstDifference(new Excerpt(2, 3, "a\nb ", false, "c\n", false, 6),
					new Excerpt(2, 3, "a\nb ", false, HOSTILE + "\t", true, 1_048_576)));
		TestView wrong = new TestView(0, 1, false, Verdict.WRONG_ANSWER, 1.0, 1L, InputView.NONE, "a b c", List.of(),
				null, null, 0, "a b d", List.of(), List.of(), false, "on line 2, column 3", null, null, null, null,
				null, null, null, null, null, null, null, difference, null, null);
		EvaluationView evaluation = new EvaluationView(ID, 1L, JudgementState.DONE, null, null, 1, 1, 0, false, null,
				List.of(wrong));
		assertThat(render("evaluation", evaluation)).containsOnlyOnce("line 2, column 3")
			.contains("The lines around it", "1,048,576 bytes", "<mark>c</mark>",
					"class=\"unseen\" title=\"tab\">→</mark>", "&lt;script&gt;", "title=\"carriage return\"",
					"More lines are left out.")
			.doesNotContain("<script", "<dt>Expected</dt>", "<dt>Got</dt>", "th:");
	}

	@Test
	void rendersAnExitStatusOfOwnInputAsNoFailure() {
		ProgramError error = new ProgramError("SystemExit", "the program exited with status 3", null, null);
		InputView input = InputView.of(new ProgramInput("1", List.of(), Map.of(), ""), false);
		TestView exited = new TestView(0, 1, false, Verdict.RUNTIME_ERROR, 1.0, 1L, input, null, List.of(), null, null,
				0, "printed", List.of(), List.of(), false, null, error, "", "told", null, null, null, null, null, null,
				null, null, null, null, null);
		EvaluationView evaluation = new EvaluationView(ID, 1L, JudgementState.DONE, null, null, 1, 1, 0, false, error,
				List.of(exited));
		assertThat(render("evaluation", evaluation)).containsOnlyOnce("the program exited with status 3")
			.contains("Ran", ">Returned<", "printed", "told", "On 1 test; not submitted.")
			.doesNotContain("Runtime error", "SystemExit", "RUNTIME_ERROR", "th:");
	}

	@Test
	void rendersWhoSaidWhatInAnInteraction() {
		TestView refused = new TestView(0, 1, false, Verdict.WRONG_ANSWER, 1.0, 1L, InputView.NONE, "", List.of(), null,
				null, 0, null, List.of(), List.of(), false, null, null, "", "", null, null, null, null, null, 0.0,
				"a guess must be a number", null, null, ">5\t\n\\ no line break\n<" + HOSTILE + "\n", null);
		EvaluationView evaluation = new EvaluationView(ID, 1L, JudgementState.DONE, null, null, 1, 1, 0, false, null,
				List.of(refused));
		assertThat(render("evaluation", evaluation))
			.contains("<dt>Transcript</dt>", "<th scope=\"col\">Interactor</th>",
					"<td class=\"printed\"><span>5</span><span",
					"title=\"tab\">→</span><small>no line break at the end</small></td>",
					"<td class=\"printed none\"></td>",
					"<td class=\"read\"><span>&lt;script&gt;&#39;&quot;&amp;</span>", "a guess must be a number")
			.doesNotContain("<script", "<dt>Expected</dt>", "What it expects", "th:");
	}

	@Test
	void escapesWhatAProgramSays() {
		SubmissionView submission = submission(JudgementState.DONE, Verdict.COMPILATION_ERROR, ERROR);
		for (String html : List.of(render("submission", submission),
				render("evaluation", evaluation(JudgementState.DONE, ERROR)))) {
			assertThat(html)
				.contains("data-status=\"DONE\"", "Compilation error",
						"data-message=\"" + ESCAPED + ": " + ESCAPED + "\"",
						"<strong>" + ESCAPED + "</strong>, line 2: " + ESCAPED)
				.doesNotContain("<script", "</script");
		}
	}

	/** Like a stream's statuses, without tests before the end. */
	private static SubmissionView submission(JudgementState status, @Nullable Verdict verdict,
			@Nullable ProgramError error) {
		return new SubmissionView(ID, 1L, null, "python3", "default", status, verdict, 0, 3, null, null, List.of(),
				null, null, Instant.EPOCH, null, 1, 1234, null, 1, 0, null, error, status.isFinal() ? List.of() : null,
				null);
	}

	private static EvaluationView evaluation(JudgementState status, @Nullable ProgramError error) {
		return new EvaluationView(ID, 1L, status, null, null, 1, 3, 0, false, error,
				status.isFinal() ? List.of() : null);
	}

	private static String render(String kind, Awaited view) {
		StringBuilder html = new StringBuilder();
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(ThymeleafAutoConfiguration.class))
			.withBean("words", Words.class)
			.withBean("elapsed", Elapsed.class)
			.withBean(ResultRendering.class)
			.run((context) -> html.append(context.getBean(ResultRendering.class).render(kind, view, QUESTION).html()));
		return html.toString();
	}

}
