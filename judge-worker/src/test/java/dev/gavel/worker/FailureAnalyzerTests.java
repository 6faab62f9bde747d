package dev.gavel.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.io.support.SpringFactoriesLoader;

class FailureAnalyzerTests {

	@Test
	void areFoundUnderTheirNames() {
		List<FailureAnalyzer> found = SpringFactoriesLoader.forDefaultResourceLocation()
			// Some of Spring Boot's need a context.
			.load(FailureAnalyzer.class, (type, name, failure) -> {
			});
		assertThat(found).extracting((analyzer) -> analyzer.getClass().getSimpleName())
			.contains("SandboxUnfitAnalyzer", "SuiteFolderUnfitAnalyzer");
	}

}
