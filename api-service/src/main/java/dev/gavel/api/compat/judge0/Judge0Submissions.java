package dev.gavel.api.compat.judge0;

import dev.gavel.api.access.Caller;
import dev.gavel.api.compat.run.KeptRun;
import dev.gavel.api.compat.run.KeptRuns;
import dev.gavel.api.platform.database.RequestRoom;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.program.Sources;
import dev.gavel.api.question.kind.ProgramInput;
import dev.gavel.api.queue.Client;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.value.DecodingRoom;
import dev.gavel.value.Value.TextValue;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
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

	Judge0Submissions(SubmissionCheck check, KeptRuns runs, Sources sources, Languages languages, Callbacks callbacks,
			Bounds bounds) {
		this.check = check;
		this.runs = runs;
		this.sources = sources;
		this.languages = languages;
		this.callbacks = callbacks;
		this.bounds = bounds;
	}

	/**
	 * Queues a submission; once this returns, it will be judged.
	 * @throws Problem when it cannot be taken
	 */
	KeptRun create(JsonNode fields, boolean base64, Caller caller) {
		try (DecodingRoom room = RequestRoom.take(SentSubmission.unpackedSize(fields))) {
			CheckedSubmission checked = check.check(fields, base64, caller);
			KeptRun kept = runs.start(checked.program(), checked.expected(), caller);
			if (checked.callback() != null) {
				callbacks.add(kept.id(), checked.callback(), Client.nameOf(caller),
						() -> Fields.DEFAULT.of(shown(runs.find(kept.id(), caller), true)));
			}
			return kept;
		}
	}

	/** Completes once it has ended, or after a while with how it stands. */
	CompletableFuture<KeptRun> ended(KeptRun queued, Caller caller) {
		return runs.ended(queued, caller);
	}

	/**
	 * @throws Problem when the caller has sent no such submission
	 */
	ShownSubmission find(String token, boolean base64, Caller caller) {
		return shown(runs.find(id(token), caller), base64);
	}

	/** Returns null when the caller has sent no such submission. */
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
	 * @return what the fields were
	 * @throws Problem when it has not ended, or the caller has sent no such submission
	 */
	Map<String, @Nullable Object> delete(String token, Fields fields, Caller caller) {
		ShownSubmission shown = find(token, true, caller);
		Status status = shown.result().get().status();
		if (status.isOpen()) {
			throw new Problem(ProblemType.BAD_REQUEST, "submission cannot be deleted because its status is %d (%s)"
				.formatted(status.id(), status.description()));
		}
		Map<String, @Nullable Object> last = fields.of(shown);
		runs.delete(id(token), caller);
		return last;
	}

	ShownSubmission shown(KeptRun kept, boolean base64) {
		SingletonSupplier<SuiteTest> test = SingletonSupplier.of(() -> runs.test(kept));
		Supplier<@Nullable String> expected = () -> expected(test.obtain());
		SingletonSupplier<Result> result = SingletonSupplier.of(() -> Result.of(kept, expected.get()));
		return new ShownSubmission(kept.report(), result::obtain,
				() -> sources.of(List.of(kept.id())).getOrDefault(kept.id(), ""),
				() -> ProgramInput.of(test.obtain().arguments()), expected,
				languages.of(kept.report().run().environment()), base64, bounds, kept.isLong());
	}

	private static @Nullable String expected(SuiteTest test) {
		return test.expectation()
			.rightAnswers()
			.stream()
			.map((right) -> ((TextValue) right.decode()).value())
			.findFirst()
			.orElse(null);
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
