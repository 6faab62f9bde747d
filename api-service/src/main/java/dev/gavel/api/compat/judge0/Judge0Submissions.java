package dev.gavel.api.compat.judge0;

import dev.gavel.api.access.Caller;
import dev.gavel.api.compat.access.CompatProperties;
import dev.gavel.api.compat.run.KeptRun;
import dev.gavel.api.compat.run.KeptRuns;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.program.Sources;
import dev.gavel.api.question.kind.ProgramInput;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.value.Value.TextValue;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Keeps submissions as evaluations, whose ids are the tokens. Nothing else is stored. */
@Component
class Judge0Submissions {

	private final SubmissionCheck check;

	private final KeptRuns runs;

	private final Sources sources;

	private final Languages languages;

	private final Callbacks callbacks;

	private final Bounds bounds;

	private final CompatProperties properties;

	Judge0Submissions(SubmissionCheck check, KeptRuns runs, Sources sources, Languages languages, Callbacks callbacks,
			Bounds bounds, CompatProperties properties) {
		this.check = check;
		this.runs = runs;
		this.sources = sources;
		this.languages = languages;
		this.callbacks = callbacks;
		this.bounds = bounds;
		this.properties = properties;
	}

	/**
	 * Queues a submission; once this returns, it will be judged.
	 * @throws Problem when it cannot be taken
	 */
	KeptRun create(JsonNode fields, boolean base64, Caller caller) {
		CheckedSubmission checked = check.check(fields, base64, caller);
		KeptRun kept = runs.start(checked.program(), checked.expected(), caller);
		if (checked.callback() != null) {
			callbacks.tell(checked.callback(), kept, (ended) -> Fields.DEFAULT.of(shown(ended, true)), caller);
		}
		return kept;
	}

	/** Completes once it has ended, or after a while with how it stands. */
	CompletableFuture<KeptRun> ended(KeptRun kept, Caller caller) {
		return runs.ended(kept, properties.patience(), caller);
	}

	/**
	 * @throws Problem when the caller sees no such submission
	 */
	ShownSubmission find(String token, boolean base64, Caller caller) {
		return shown(runs.find(id(token), caller), base64);
	}

	/** Returns null when the caller sees no such submission. */
	@Nullable ShownSubmission findIfThere(String token, boolean base64, Caller caller) {
		try {
			return find(token, base64, caller);
		}
		catch (Problem problem) {
			if (problem.type() != ProblemType.NOT_FOUND) {
				throw problem;
			}
			return null;
		}
	}

	/**
	 * Deletes a submission.
	 * @throws Problem when it has not ended, or the caller sees no such submission
	 */
	ShownSubmission delete(String token, Caller caller) {
		ShownSubmission shown = find(token, true, caller);
		Status status = shown.result().status();
		if (status.isOpen()) {
			throw new Problem(ProblemType.BAD_REQUEST, "submission cannot be deleted because its status is %d (%s)"
				.formatted(status.id(), status.description()));
		}
		String source = shown.source().get();
		runs.delete(id(token), caller);
		return shown.with(source);
	}

	ShownSubmission shown(KeptRun kept, boolean base64) {
		SuiteTest test = runs.test(kept);
		String expected = test.expectation()
			.rightAnswers()
			.stream()
			.map((right) -> ((TextValue) right.decode()).value())
			.findFirst()
			.orElse(null);
		return new ShownSubmission(kept.id().toString(), Result.of(kept, expected),
				() -> sources.of(List.of(kept.id())).getOrDefault(kept.id(), ""),
				() -> ProgramInput.of(test.arguments()), expected, languages.of(kept.run().environment()), kept.run(),
				kept.createdAt(), kept.finishedAt(), base64, bounds);
	}

	private static UUID id(String token) {
		try {
			return UUID.fromString(token);
		}
		catch (IllegalArgumentException ex) {
			throw Problem.notFound("submission", token);
		}
	}

}
