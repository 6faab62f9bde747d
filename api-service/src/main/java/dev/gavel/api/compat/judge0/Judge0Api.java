package dev.gavel.api.compat.judge0;

import dev.gavel.api.access.Caller;
import dev.gavel.api.compat.judge0.ShownSubmission.NotUtf8;
import dev.gavel.api.compat.run.KeptRun;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The submissions of Judge0. */
@Hidden
@RestController
@RequestMapping("/judge0/submissions")
class Judge0Api {

	private static final String NOT_UTF8 = "some attributes for %s cannot be converted to UTF-8, use base64_encoded=true query parameter";

	private final Judge0Submissions submissions;

	Judge0Api(Judge0Submissions submissions) {
		this.submissions = submissions;
	}

	@PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
	CompletableFuture<ResponseEntity<Map<String, @Nullable Object>>> create(@RequestBody JsonNode request,
			@RequestParam(required = false) @Nullable String wait,
			@RequestParam(name = "base64_encoded", required = false) @Nullable String encoded,
			@RequestParam(required = false) @Nullable String fields, Caller caller) {
		Fields requested = Fields.of(fields);
		boolean base64 = isTrue(encoded);
		KeptRun kept = submissions.create(request, base64, caller);
		CompletableFuture<Map<String, @Nullable Object>> answer = isTrue(wait)
				? submissions.ended(kept, caller).thenApply((ended) -> waited(ended, base64, requested))
				: CompletableFuture.completedFuture(token(kept));
		return answer.thenApply((body) -> ResponseEntity.status(HttpStatus.CREATED).body(body));
	}

	private static boolean isTrue(@Nullable String parameter) {
		return "true".equals(parameter);
	}

	private static Map<String, @Nullable Object> token(KeptRun kept) {
		return Map.of("token", kept.id().toString());
	}

	/** The client must learn the token, whatever the program printed. */
	private Map<String, @Nullable Object> waited(KeptRun ended, boolean base64, Fields fields) {
		try {
			return fields.of(submissions.shown(ended, base64));
		}
		catch (NotUtf8 ex) {
			return Map.of("error", NOT_UTF8.formatted("this submission"), "token", ended.id().toString());
		}
	}

	@GetMapping("/{token}")
	Map<String, @Nullable Object> get(@PathVariable String token,
			@RequestParam(name = "base64_encoded", required = false) @Nullable String encoded,
			@RequestParam(required = false) @Nullable String fields, Caller caller) {
		Fields requested = Fields.of(fields);
		try {
			return requested.of(submissions.find(token, isTrue(encoded), caller));
		}
		catch (NotUtf8 ex) {
			throw bad(NOT_UTF8.formatted("this submission"));
		}
	}

	/** Always in Base64, because nothing can be asked for again. */
	@DeleteMapping("/{token}")
	Map<String, @Nullable Object> delete(@PathVariable String token,
			@RequestParam(required = false) @Nullable String fields, Caller caller) {
		Fields requested = Fields.of(fields);
		return requested.of(submissions.delete(token, caller));
	}

	/** Answers with a token or what is wrong for each, in their order. */
	@PostMapping(path = "/batch", consumes = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<List<Map<String, ?>>> createAll(@RequestBody JsonNode request,
			@RequestParam(name = "base64_encoded", required = false) @Nullable String encoded, Caller caller) {
		JsonNode sent = request.path("submissions");
		requireSome(sent.size());
		List<Map<String, ?>> answers = new ArrayList<>();
		boolean any = false;
		for (JsonNode each : sent) {
			try {
				answers.add(token(submissions.create(each, isTrue(encoded), caller)));
				any = true;
			}
			catch (Problem problem) {
				answers.add(Judge0Problems.fields(rethrownIf(!any && problem.type() != ProblemType.INVALID, problem)));
			}
		}
		return ResponseEntity.status(any ? HttpStatus.CREATED : HttpStatus.UNPROCESSABLE_CONTENT).body(answers);
	}

	private static Problem rethrownIf(boolean condition, Problem problem) {
		if (condition) {
			throw problem;
		}
		return problem;
	}

	/** Answers with null for each that does not exist. */
	@GetMapping("/batch")
	Map<String, List<@Nullable Map<String, @Nullable Object>>> getAll(
			@RequestHeader(name = "tokens", required = false) @Nullable String header,
			@RequestParam(name = "tokens", required = false) @Nullable String parameter,
			@RequestParam(name = "base64_encoded", required = false) @Nullable String encoded,
			@RequestParam(required = false) @Nullable String fields, Caller caller) {
		Fields requested = Fields.of(fields);
		String sent = (header != null) ? header : parameter;
		List<String> tokens = (sent == null || sent.isBlank()) ? List.of() : List.of(sent.strip().split(","));
		requireSome(tokens.size());
		List<@Nullable Map<String, @Nullable Object>> found = new ArrayList<>();
		try {
			for (String token : tokens) {
				ShownSubmission shown = submissions.findIfThere(token, isTrue(encoded), caller);
				found.add((shown != null) ? requested.of(shown) : null);
			}
		}
		catch (NotUtf8 ex) {
			throw bad(NOT_UTF8.formatted("one or more submissions"));
		}
		return Map.of("submissions", found);
	}

	private static void requireSome(int size) {
		if (size > Bounds.MOST_IN_BATCH) {
			throw bad("number of submissions in a batch should be less than or equal to " + Bounds.MOST_IN_BATCH);
		}
		if (size == 0) {
			throw bad("there should be at least one submission in a batch");
		}
	}

	private static Problem bad(String message) {
		return new Problem(ProblemType.BAD_REQUEST, message);
	}

}
