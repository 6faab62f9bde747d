package dev.gavel.api.compat.jobe;

import dev.gavel.api.access.Caller;
import dev.gavel.api.compat.run.Given;
import dev.gavel.api.compat.run.ProgramToRun;
import dev.gavel.api.compat.run.PythonVersion;
import dev.gavel.api.compat.run.Runs;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.question.RunSettingsCheck;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Serves clients of Jobe. */
@RestController
@Hidden
@RequestMapping("/jobe/index.php/restapi")
class JobeApi {

	private final Runs runs;

	private final RunSettingsCheck settings;

	private final PythonVersion python;

	private final JsonMapper json;

	JobeApi(Runs runs, RunSettingsCheck settings, PythonVersion python, JsonMapper json) {
		this.runs = runs;
		this.settings = settings;
		this.python = python;
		this.json = json;
	}

	@GetMapping("/languages")
	List<List<String>> listLanguages() {
		return List.of(List.of("python3", python.text()));
	}

	/** Clients need not say that they send JSON. */
	@PostMapping("/runs")
	CompletableFuture<JobeAnswer> createRun(@RequestBody(required = false) byte @Nullable [] body, Caller caller) {
		JobeRun run = JobeRun.of(read(body));
		Given given = new Given(run.input(), run.args(), Map.of());
		return runs
			.run(new ProgramToRun(run.source(), run.file(), settings.nearest(run.cpuTime(), run.memory()),
					List.of(given)), caller)
			.thenApply((ran) -> JobeResults.of(ran.get(0), run.streamBytes()))
			.exceptionally(JobeApi::overload);
	}

	private JobeRequest read(byte @Nullable [] body) {
		try {
			if (body != null) {
				return json.readValue(body, JobeRequest.class);
			}
		}
		catch (JacksonException ex) {
			throw new Problem(ProblemType.BAD_REQUEST, "Non-JSON post data received: " + ex.getOriginalMessage());
		}
		throw new Problem(ProblemType.BAD_REQUEST, "Non-JSON post data received");
	}

	private static JobeAnswer overload(Throwable failure) {
		Throwable cause = (failure instanceof CompletionException) ? failure.getCause() : failure;
		if (cause instanceof Problem problem && Runs.isOverload(problem)) {
			return JobeAnswer.of(JobeOutcome.OVERLOAD, "", String.valueOf(problem.getMessage()));
		}
		throw new CompletionException(cause);
	}

}
