package dev.gavel.api.compat.judge0;

import dev.gavel.api.compat.judge0.Bounds.Bound;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.settings.LimitsProperties;
import dev.gavel.api.queue.Queue;
import dev.gavel.api.worker.Workers;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Describes the service as Judge0 describes itself. */
@Hidden
@RestController
@RequestMapping("/judge0")
class Judge0InfoApi {

	/** The version of Judge0 whose interface this is; clients go by it. */
	private static final String VERSION = "1.13.1";

	private final Languages languages;

	private final Bounds bounds;

	private final LimitsProperties limits;

	private final Workers workers;

	private final Queue queue;

	Judge0InfoApi(Languages languages, Bounds bounds, LimitsProperties limits, Workers workers, Queue queue) {
		this.languages = languages;
		this.bounds = bounds;
		this.limits = limits;
		this.workers = workers;
		this.queue = queue;
	}

	@GetMapping("/about")
	Map<String, String> about() {
		return Map.of("version", VERSION, "homepage", "/", "source_code", "/api-docs", "maintainer", "Gavel");
	}

	@GetMapping("/version")
	ResponseEntity<String> version() {
		return ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN).body(VERSION);
	}

	@GetMapping("/languages")
	List<Language> languages() {
		return languages.list();
	}

	@GetMapping("/languages/all")
	List<Map<String, Object>> allLanguages() {
		return languages.list()
			.stream()
			.map((language) -> Map.<String, Object>of("id", language.id(), "name", language.name(), "is_archived",
					false))
			.toList();
	}

	@GetMapping("/languages/{id}")
	Map<String, @Nullable Object> language(@PathVariable String id) {
		Language found = languages.list()
			.stream()
			.filter((language) -> String.valueOf(language.id()).equals(id))
			.findFirst()
			.orElseThrow(() -> Problem.notFound("language", id));
		Map<String, @Nullable Object> language = new LinkedHashMap<>();
		language.put("id", found.id());
		language.put("name", found.name());
		language.put("is_archived", false);
		language.put("source_file", SubmissionCheck.FILE);
		language.put("compile_cmd", null);
		language.put("run_cmd", "python3 " + SubmissionCheck.FILE);
		return language;
	}

	@GetMapping("/statuses")
	Status[] statuses() {
		return Status.values();
	}

	@GetMapping("/config_info")
	Map<String, Object> configInfo() {
		Map<String, Object> info = new LinkedHashMap<>();
		info.put("maintenance_mode", false);
		info.put("enable_wait_result", true);
		info.put("enable_compiler_options", true);
		info.put("allowed_languages_for_compile_options", List.of());
		info.put("enable_command_line_arguments", true);
		info.put("enable_submission_delete", true);
		info.put("enable_callbacks", true);
		info.put("callbacks_max_tries", Callbacks.MOST_TRIES);
		info.put("callbacks_timeout", (double) Callbacks.TIMEOUT.toSeconds());
		info.put("enable_additional_files", true);
		info.put("max_extract_size", AdditionalFiles.MOST_KILOBYTES);
		info.put("max_queue_size", limits.maxQueued());
		bounds.all().forEach((field, bound) -> put(info, field, bound));
		for (String option : List.of("enable_per_process_and_thread_time_limit",
				"enable_per_process_and_thread_memory_limit", "enable_network")) {
			info.put(option, false);
			info.put("allow_" + option, false);
		}
		info.put("redirect_stderr_to_stdout", false);
		info.put("enable_batched_submissions", true);
		info.put("max_submission_batch_size", Bounds.MOST_IN_BATCH);
		info.put("submission_cache_duration", 0.0);
		info.put("use_docs_as_homepage", false);
		return info;
	}

	private static void put(Map<String, Object> info, String field, Bound bound) {
		boolean seconds = field.endsWith("_time") || field.endsWith("time_limit");
		info.put(field, seconds ? (Object) bound.usual() : (Object) (long) bound.usual());
		info.put("max_" + field, seconds ? (Object) bound.most() : (Object) (long) bound.most());
	}

	@GetMapping("/workers")
	List<Map<String, Object>> workers() {
		int working = workers.busySlots();
		return List.of(Map.of("queue", VERSION, "size", queue.depth().queued(), "available", workers.slots(), "idle",
				Math.max(0, workers.slots() - working), "working", working, "paused", 0, "failed", 0));
	}

	@PostMapping("/authenticate")
	@ResponseStatus(HttpStatus.OK)
	void authenticate() {
	}

}
