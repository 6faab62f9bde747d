package dev.gavel.api.compat.jobe;

import dev.gavel.api.access.Caller;
import dev.gavel.api.compat.run.Given;
import dev.gavel.api.compat.run.ProgramToRun;
import dev.gavel.api.compat.run.PythonVersion;
import dev.gavel.api.compat.run.Runs;
import dev.gavel.api.platform.database.RequestRoom;
import dev.gavel.api.platform.request.Expected;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.question.RunSettingsCheck;
import dev.gavel.value.DecodingRoom;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Serves clients of Jobe. */
@RestController
@Hidden
@RequestMapping("/jobe/index.php/restapi")
class JobeApi {

	private final Runs runs;

	private final JobeFiles files;

	private final RunSettingsCheck settings;

	private final PythonVersion python;

	private final JsonMapper json;

	JobeApi(Runs runs, JobeFiles files, RunSettingsCheck settings, PythonVersion python, JsonMapper json) {
		this.runs = runs;
		this.files = files;
		this.settings = settings;
		this.python = python;
		this.json = json;
	}

	@GetMapping({ "/languages", "/languages/" })
	List<List<String>> listLanguages() {
		return List.of(List.of("python3", python.text()));
	}

	/** Clients need not say that they send JSON. */
	@PostMapping({ "/runs", "/runs/" })
	CompletableFuture<JobeAnswer> createRun(@RequestBody(required = false) byte @Nullable [] body, Caller caller) {
		JobeRun run = JobeRun.of(read(body, JobeRequest.class));
		if (run.files().isEmpty()) {
			return answer(run, Map.of(), caller);
		}
		try (DecodingRoom room = RequestRoom.take(files.size(run.files(), caller))) {
			return answer(run, files.read(run.files(), caller), caller);
		}
	}

	private CompletableFuture<JobeAnswer> answer(JobeRun run, Map<String, byte[]> files, Caller caller) {
		int streamBytes = run.streamBytes();
		ProgramToRun program = new ProgramToRun(run.source(), run.file(), settings.nearest(run.cpuTime(), run.memory()),
				List.of(new Given(run.input(), run.args(), files)));
		return runs.run(program, caller)
			.thenApply((ran) -> JobeResults.of(ran.get(0), streamBytes))
			.exceptionally(JobeApi::overload);
	}

	@PutMapping("/files/{id}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void putFile(@PathVariable String id, @RequestBody(required = false) byte @Nullable [] body, Caller caller) {
		String contents = read(body, JobeFile.class).contents();
		try {
			files.put(id, Base64.getDecoder().decode(contents), caller);
		}
		catch (IllegalArgumentException ex) {
			throw new Problem(ProblemType.BAD_REQUEST,
					"put: contents of file %s are not valid base-64".formatted(Expected.shortened(id)));
		}
	}

	@RequestMapping(path = "/files/{id}", method = RequestMethod.HEAD)
	ResponseEntity<Void> hasFile(@PathVariable String id, Caller caller) {
		return ResponseEntity.status(files.exists(id, caller) ? HttpStatus.NO_CONTENT : HttpStatus.NOT_FOUND).build();
	}

	private <T> T read(byte @Nullable [] body, Class<T> type) {
		try {
			if (body != null) {
				return json.readValue(body, type);
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
