package dev.gavel.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

class BurstTests {

	@Test
	void letsEachClientDoItOnce() {
		Set<String> names = ConcurrentHashMap.newKeySet();
		assertThat(Burst.of(3, names::add).count()).isEqualTo(3);
		assertThat(names).containsExactlyInAnyOrder("client-0", "client-1", "client-2");
	}

	@Test
	void failsWithAnyClient() {
		assertThatIllegalStateException().isThrownBy(() -> Burst.of(2, (name) -> {
			throw new IllegalStateException("Expected ACCEPTED");
		})).withMessage("A client failed: Expected ACCEPTED");
	}

}
