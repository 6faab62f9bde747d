package dev.gavel.api.evaluation;

import dev.gavel.api.access.Caller;
import dev.gavel.api.judgement.JudgementState;
import dev.gavel.api.platform.request.Problem.FieldError;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.api.program.TestView;
import dev.gavel.api.program.Words;
import dev.gavel.api.question.Question;
import dev.gavel.api.question.access.AllowedQuestions;
import dev.gavel.api.question.testcase.OpenLines;
import dev.gavel.api.queue.Client;
import dev.gavel.message.ComparisonSpec.Interactor;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Fills in the outputs that a program returns for test cases which lack theirs. Each step
 * starts an evaluation and waits for none, so no request takes long, however many lines
 * there are. The lines carry the outputs that are known so far; nothing else is stored.
 */
@Component
public class MissingOutputs {

	private static final Pattern TEST = Pattern.compile("tests\\[(\\d+)]");

	private final AllowedQuestions questions;

	private final Evaluations evaluations;

	private final EvaluationsProperties limits;

	private final Words words;

	private final JsonMapper json;

	MissingOutputs(AllowedQuestions questions, Evaluations evaluations, EvaluationsProperties limits, Words words,
			JsonMapper json) {
		this.questions = questions;
		this.evaluations = evaluations;
		this.limits = limits;
		this.words = words;
		this.json = json;
	}

	/**
	 * @throws Problem when lines are invalid, naming them, or when the evaluation is not
	 * done
	 */
	public FilledLines fill(long questionId, LinesToFill request, Client client) {
		Question question = questions.getToEdit(questionId, client.caller());
		if (request.lines() == null) {
			throw Violations.of("lines", "is missing");
		}
		if (question.comparison() instanceof Interactor) {
			throw Violations.of("lines", "need no output: in this question, an interactor decides");
		}
		OpenLines lines = new OpenLines(request.lines(), json);
		Violations errors = new Violations();
		int filled = (request.evaluation() != null)
				? fill(lines, done(questionId, request.evaluation(), client.caller()), errors) : 0;
		boolean ended = !errors.errors().isEmpty();
		OpenLines rest = (filled > 0) ? new OpenLines(lines.text(), json) : lines;
		UUID next = (ended || rest.missing() == 0) ? null : start(questionId, request.code(), rest, client);
		return new FilledLines(rest.text(), filled, rest.missing(), next, errors.errors());
	}

	private EvaluationView done(long questionId, UUID id, Caller caller) {
		EvaluationView evaluation = evaluations.find(id, caller);
		if (!Objects.equals(evaluation.questionId(), questionId)) {
			throw Problem.notFound("evaluation of question " + questionId, id);
		}
		if (evaluation.status() == JudgementState.CANCELLED) {
			throw new Problem(ProblemType.ALREADY_DONE, "Evaluation %s was cancelled.".formatted(id));
		}
		if (evaluation.status() != JudgementState.DONE) {
			throw new Problem(ProblemType.STILL_OPEN,
					"Evaluation %s is not done yet. GET /trials/%<s?wait=10s waits for it.".formatted(id));
		}
		return evaluation;
	}

	private int fill(OpenLines lines, EvaluationView evaluation, Violations errors) {
		List<TestView> tests = (evaluation.tests() != null) ? evaluation.tests() : List.of();
		if (evaluation.error() != null && tests.stream().noneMatch((test) -> test.error() != null)) {
			errors.add("code", evaluation.error().sentence());
		}
		if (tests.isEmpty() && errors.errors().isEmpty()) {
			errors.add("code", "no test was run");
		}
		int filled = 0;
		for (TestView test : tests.subList(0, Math.min(tests.size(), lines.missing()))) {
			String fault = fault(test);
			if (fault != null) {
				errors.add(lines.name(test.index() - 1), fault);
			}
			else if (test.output() != null) {
				lines.fill(test.index() - 1, test.output(), json);
				filled++;
			}
		}
		return filled;
	}

	private @Nullable String fault(TestView test) {
		if (test.error() != null) {
			return test.error().sentence();
		}
		if (test.verdict() != null) {
			return words.of(test.verdict());
		}
		return (test.output() == null || test.outputTruncated())
				? "the result is too long to be filled in; run the solution yourself and send its result as output"
				: null;
	}

	private UUID start(long questionId, @Nullable String code, OpenLines lines, Client client) {
		NewTry evaluation = new NewTry(code, null, null, null, null,
				List.copyOf(lines.next(limits.maxTests(), limits.maxSize().toBytes() / 2)));
		try {
			return evaluations.startReference(questionId, evaluation, client).id();
		}
		catch (Problem problem) {
			throw ofLines(problem, lines);
		}
	}

	/** Replaces the evaluation's test numbers by the author's lines. */
	private static Problem ofLines(Problem problem, OpenLines lines) {
		Violations violations = new Violations();
		for (FieldError error : problem.errors()) {
			Matcher test = TEST.matcher(error.field());
			violations.add(test.find()
					? lines.name(Integer.parseInt(test.group(1))) + error.field().substring(test.end()) : error.field(),
					error.message());
		}
		return problem.errors().isEmpty() ? problem
				: new Problem(problem.type(), violations.sentence(), violations.errors());
	}

}
