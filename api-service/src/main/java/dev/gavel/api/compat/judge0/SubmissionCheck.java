package dev.gavel.api.compat.judge0;

import dev.gavel.api.access.Caller;
import dev.gavel.api.compat.judge0.Bounds.Bound;
import dev.gavel.api.compat.run.Given;
import dev.gavel.api.compat.run.ProgramToRun;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.api.question.RunSettingsCheck;
import dev.gavel.api.webhook.receiver.ReceiverUrl;
import dev.gavel.run.EnvironmentName;
import dev.gavel.run.Limits;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.JsonNode;

/** Checks submissions as Judge0 does, and translates them. */
@Component
class SubmissionCheck {

	static final String FILE = "script.py";

	private static final String CALLBACK = "callback_url";

	/** Each run is stored. */
	private static final long MOST_OF_RUNS = 8192 * 1024;

	private final Languages languages;

	private final Bounds bounds;

	private final RunSettingsCheck settings;

	private final ReceiverUrl receivers;

	SubmissionCheck(Languages languages, Bounds bounds, RunSettingsCheck settings, ReceiverUrl receivers) {
		this.languages = languages;
		this.bounds = bounds;
		this.settings = settings;
		this.receivers = receivers;
	}

	/**
	 * @throws Problem naming every field that is not right
	 */
	CheckedSubmission check(JsonNode fields, boolean base64, Caller caller) {
		Violations violations = new Violations();
		SentSubmission sent = new SentSubmission(fields, base64, violations);
		String source = sent.source();
		String environment = sent.language(languages).map(Language::environment).orElse(EnvironmentName.DEFAULT);
		Map<String, Double> limits = new HashMap<>();
		bounds.all().forEach((field, bound) -> limits.put(field, sent.limit(field, bound)));
		Given given = new Given(Objects.requireNonNullElse(sent.text("stdin"), ""), sent.args(), sent.files());
		String expected = sent.text("expected_output");
		sent.requireOnlySupported();
		URI callback = callback(sent, caller);
		int runs = limits.get("number_of_runs").intValue();
		violations.require(runs == 1 || runs * size(given, expected) <= MOST_OF_RUNS, "number_of_runs",
				"is too large for so much input and output: all runs together may have %d KB"
					.formatted(MOST_OF_RUNS / 1024));
		violations.throwIfAny();
		return new CheckedSubmission(
				new ProgramToRun(source, FILE, limits(limits), environment, Collections.nCopies(runs, given)), expected,
				callback);
	}

	private static long size(Given given, @Nullable String expected) {
		return given.files().values().stream().mapToLong((content) -> content.length).sum() + given.stdin().length()
				+ ((expected != null) ? expected.length() : 0);
	}

	private Limits limits(Map<String, Double> limits) {
		double seconds = Math.min(limits.get("cpu_time_limit"), limits.get("wall_time_limit"));
		return settings.nearest(Duration.ofMillis((long) (1000 * seconds)),
				DataSize.ofKilobytes(limits.get("memory_limit").longValue()));
	}

	/** By the rules of webhooks: what Gavel calls must not be private. */
	private @Nullable URI callback(SentSubmission sent, Caller caller) {
		String url = sent.scalar(CALLBACK).strip();
		if (url.isEmpty()) {
			return null;
		}
		if (caller.isVisitor()) {
			sent.violations().add(CALLBACK, "setting callback is not allowed");
			return null;
		}
		Violations ofUrl = new Violations();
		receivers.checkWithoutLookingUp(ofUrl, url);
		ofUrl.errors().forEach((error) -> sent.violations().add(CALLBACK, error.message()));
		return (ofUrl.count() == 0) ? URI.create(url) : null;
	}

}
