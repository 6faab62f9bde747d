package dev.gavel.api.question.suite;

import dev.gavel.api.platform.request.Problem;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Duration;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Serves suites to workers, and to nobody else: a suite holds expected outputs. */
@RestController
@Hidden
class SuiteApi {

	private static final CacheControl IMMUTABLE = CacheControl.maxAge(Duration.ofDays(365)).cachePrivate().immutable();

	private static final MediaType JSON_LINES = MediaType.parseMediaType("application/jsonl");

	private final SuiteRepository suites;

	SuiteApi(SuiteRepository suites) {
		this.suites = suites;
	}

	@GetMapping("/internal/suites/{hash}")
	ResponseEntity<Resource> suite(@PathVariable String hash) {
		StoredSuite suite = suites.find(hash);
		if (suite == null) {
			throw Problem.notFound("suite", hash);
		}
		return ResponseEntity.ok()
			.eTag(hash)
			.cacheControl(IMMUTABLE)
			.contentType(JSON_LINES)
			.contentLength(suite.bytes())
			.body(new InputStreamResource(() -> SuiteLines.of(suite, (part) -> suites.part(hash, part))));
	}

}
