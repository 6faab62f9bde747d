package dev.gavel.api.generation;

import dev.gavel.api.compat.run.Ending;
import dev.gavel.api.compat.run.Given;
import dev.gavel.api.compat.run.ProgramToRun;
import dev.gavel.api.compat.run.Ran;
import dev.gavel.api.compat.run.Runs;
import dev.gavel.api.evaluation.EvaluationReports;
import dev.gavel.api.generation.LongRequests.LongRequest;
import dev.gavel.api.question.Question;
import dev.gavel.api.question.RunSettings;
import dev.gavel.api.reference.InputValidator;
import dev.gavel.run.EnvironmentName;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.springframework.stereotype.Component;

/** Runs generators and validators of questions. */
@Component
class GeneratorRuns {

	/** They run in one evaluation. */
	private static final int MOST_TOGETHER = 20;

	private final Runs runs;

	private final EvaluationReports reports;

	private final InputValidator validator;

	GeneratorRuns(Runs runs, EvaluationReports reports, InputValidator validator) {
		this.runs = runs;
		this.reports = reports;
		this.validator = validator;
	}

	/** Returns how many inputs a program of a question may get in one evaluation. */
	int most(Question question, LongRequest request) {
		return (int) Math.max(1,
				Math.min(MOST_TOGETHER, reports.mostTests(validator.settings(question).limits(), request.caller())));
	}

	CompletableFuture<List<Ran>> run(Question question, String code, List<Given> given, LongRequest request) {
		request.requireGoingOn();
		RunSettings settings = validator.settings(question);
		return runs.run(
				new ProgramToRun(code, null, settings.limits(),
						Objects.requireNonNullElse(settings.environment(), EnvironmentName.DEFAULT), given),
				request.caller());
	}

	/** Explains why a run did not end well. */
	static String failure(Ran ran) {
		if (ran.error() != null) {
			return ran.error().sentence();
		}
		String stderr = ran.stderr().text().strip();
		return stderr.isEmpty() ? reason(ran.ending()) : stderr.substring(stderr.lastIndexOf('\n') + 1);
	}

	private static String reason(Ending ending) {
		return switch (ending) {
			case FINISHED, FAILED -> "it failed";
			case DOES_NOT_COMPILE -> "it does not compile";
			case TIME_LIMIT -> "it took too long";
			case MEMORY_LIMIT -> "it used too much memory";
			case OUTPUT_LIMIT -> "it printed too much";
			case FORBIDDEN_CALL -> "it called the system in a way that is not allowed";
			case INTERNAL_ERROR -> "Gavel failed to run it";
			case CANCELLED -> "it was cancelled";
			case NOT_RUN -> "it was not run, because runs before it took too long";
		};
	}

}
