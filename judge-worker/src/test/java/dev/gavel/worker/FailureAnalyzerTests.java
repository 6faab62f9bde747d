package dev.gavel.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.worker.suite.SuiteFolderUnfit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.io.support.SpringFactoriesLoader;

class FailureAnalyzerTests {

	private final List<FailureAnalyzer> found = SpringFactoriesLoader.forDefaultResourceLocation()
		// Some of Spring Boot's need a context.
		.load(FailureAnalyzer.class, (type, name, failure) -> {
		});

	@Test
	void areFoundUnderTheirNames() {
		assertThat(found).extracting((analyzer) -> analyzer.getClass().getSimpleName())
			.contains("SandboxUnfitAnalyzer", "SuiteFolderUnfitAnalyzer");
	}

	@Test
	void sayOnceHowToFixTheSuiteFolder() {
		SuiteFolderUnfit unfit = new SuiteFolderUnfit(Path.of("/gone"), new IOException("gone"));
		FailureAnalysis shown = found.stream()
			.map((analyzer) -> analyzer.analyze(unfit))
			.filter(Objects::nonNull)
			.findFirst()
			.orElseThrow();
		assertThat(shown.getDescription()).containsOnlyOnce("GAVEL_WORKER_SUITE_CACHE_DIR");
		assertThat(shown.getAction()).isNull();
	}

}
