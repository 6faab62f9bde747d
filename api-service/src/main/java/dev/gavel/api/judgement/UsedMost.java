package dev.gavel.api.judgement;

import dev.gavel.message.TestReport;
import jakarta.persistence.Embeddable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The maximum that any test of a judgement used; null when none was run. */
@Embeddable
public record UsedMost(@Nullable Long timeMicros, @Nullable Long memoryBytes) {

	static final UsedMost NOTHING = new UsedMost(null, null);

	static UsedMost of(List<TestReport> tests) {
		return new UsedMost(tests.stream().map(TestReport::cpuTimeMicros).max(Long::compare).orElse(null),
				tests.stream().map(TestReport::peakMemoryBytes).max(Long::compare).orElse(null));
	}

}
