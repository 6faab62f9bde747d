package dev.gavel.api.compat.judge0;

import dev.gavel.api.access.Caller;
import dev.gavel.api.compat.judge0.ShownSubmission.NotUtf8;
import dev.gavel.api.compat.run.KeptRun;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.waiting.LargeAnswers;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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

	/** Of all texts of a batch; each submission can be asked for alone. */
	private static final int MOST_CHARACTERS = 16 * 1024 * 1024;

	private static final Logger logger = LoggerFactory.getLogger(Judge0Api.class);

	private final Judge0Submissions submissions;

	private final LargeAnswers answers;

	Judge0Api(Judge0Submissions submissions, LargeAnswers answers) {
		this.submissions = submissions;
		this.answers = answers;
	}

	@PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
	CompletableFuture<ResponseEntity<Map<String, @Nullable Object>>> create(@RequestBody JsonNode request,
			@RequestParam(required = false) @Nullable String wait,
			@RequestParam(name = "base64_encoded", required = false) @Nullable String encoded,
			@RequestParam(required = false) @Nullable String fields, Caller caller) {
		Fields requested = Fields.of(fields);
		boolean base64 = isTrue(encoded);
		KeptRun kept = submissions.create(request, base64, caller);
		CompletableFuture<Map<String, @Nullable Object>> answer = isTrue(wait) ? waited(kept, base64, requested, caller)
				: CompletableFuture.completedFuture(token(kept));
		return answer.thenApply((body) -> ResponseEntity.status(HttpStatus.CREATED).body(body));
	}

	/** The client must learn the token, whatever fails. */
	private CompletableFuture<Map<String, @Nullable Object>> waited(KeptRun kept, boolean base64, Fields fields,
			Caller caller) {
		return submissions.ended(kept, caller)
			.thenApply((ended) -> waited(ended, base64, fields))
			.exceptionally((failure) -> {
				logger.warn("Evaluation {} is stored, but could not be read again", kept.id(), failure);
				return token(kept);
			});
	}

	private static boolean isTrue(@Nullable String parameter) {
		return "true".equals(parameter);
	}

	private static Map<String, @Nullable Object> token(KeptRun kept) {
		return Map.of("token", kept.id().toString());
	}

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
		return submissions.delete(token, Fields.of(fields), caller);
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
			catch (RuntimeException ex) {
				if (!any && !isInvalid(ex)) {
					throw ex;
				}
				answers.add(refusal(ex));
			}
		}
		return ResponseEntity.status(any ? HttpStatus.CREATED : HttpStatus.UNPROCESSABLE_CONTENT).body(answers);
	}

	private static boolean isInvalid(RuntimeException ex) {
		return ex instanceof Problem problem && problem.type() == ProblemType.INVALID;
	}

	/** Whatever fails, the client must learn the tokens of the others. */
	private static Map<String, ?> refusal(RuntimeException ex) {
		if (ex instanceof Problem problem) {
			return Judge0Problems.fields(problem);
		}
		logger.error("A submission of a batch could not be stored", ex);
		return Map.of("error", "internal error");
	}

	/** Answers with null for each that does not exist. */
	@GetMapping("/batch")
	Map<String, List<@Nullable Map<String, @Nullable Object>>> getAll(
			@RequestHeader(name = "tokens", required = false) @Nullable String header,
			@RequestParam(name = "tokens", required = false) @Nullable String parameter,
			@RequestParam(name = "base64_encoded", required = false) @Nullable String encoded,
			@RequestParam(required = false) @Nullable String fields, Caller caller, HttpServletRequest request) {
		Fields requested = Fields.of(fields);
		String sent = (header != null) ? header : parameter;
		List<String> tokens = (sent == null || sent.isBlank()) ? List.of() : List.of(sent.strip().split(","));
		requireSome(tokens.size());
		List<@Nullable Map<String, @Nullable Object>> found = new ArrayList<>();
		long characters = 0;
		try {
			for (String token : tokens) {
				ShownSubmission shown = submissions.findIfThere(token, isTrue(encoded), caller);
				ShownFields values = (shown != null) ? requested.of(shown) : null;
				found.add(values);
				long more = (values != null) ? values.characters() : 0;
				answers.count(request, more);
				characters += more;
				requireLittle(characters);
			}
		}
		catch (NotUtf8 ex) {
			throw bad(NOT_UTF8.formatted("one or more submissions"));
		}
		return Map.of("submissions", found);
	}

	private static void requireLittle(long characters) {
		if (characters > MOST_CHARACTERS) {
			throw bad("these submissions have more than %,d characters; ask for fewer of them at once"
				.formatted(MOST_CHARACTERS));
		}
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
