package dev.gavel.api.compat.jobe;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gavel.api.access.Caller;
import dev.gavel.api.compat.access.CompatProperties;
import dev.gavel.api.platform.request.Problem;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/** There is no database here. */
class JobeFilesTests {

	private static final Caller VISITOR = Caller.visitor(Set.of(), "127.0.0.1");

	private static final String MD5_OF_NOTHING = "d41d8cd98f00b204e9800998ecf8427e";

	private final JobeFiles files = new JobeFiles(null,
			new CompatProperties(null, null, null, null, List.of(), new CompatProperties.Files(DataSize.ofMegabytes(8),
					1000, DataSize.ofMegabytes(256), Duration.ofDays(7)), Duration.ofSeconds(60), 4000),
			Clock.systemUTC());

	@Test
	void visitorsShareNoFiles() {
		refused(() -> files.put(MD5_OF_NOTHING, new byte[0], VISITOR));
		refused(() -> files.exists(MD5_OF_NOTHING, VISITOR));
		refused(() -> files.size(Map.of("a", MD5_OF_NOTHING), VISITOR));
		refused(() -> files.read(Map.of("a", MD5_OF_NOTHING), VISITOR));
	}

	private static void refused(Runnable call) {
		assertThatExceptionOfType(Problem.class).isThrownBy(call::run)
			.withMessageContaining("Visitors cannot store files");
	}

}
