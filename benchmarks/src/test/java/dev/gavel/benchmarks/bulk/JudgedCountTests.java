package dev.gavel.benchmarks.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class JudgedCountTests {

	@Test
	void tellsOfEachTenthOnce() {
		AtomicLong judged = new AtomicLong();
		List<String> told = new ArrayList<>();
		JudgedCount count = new JudgedCount(200, judged::get, told::add);
		assertThat(count.isComplete()).isFalse();
		judged.set(25);
		assertThat(count.isComplete()).isFalse();
		assertThat(count.isComplete()).isFalse();
		judged.set(200);
		assertThat(count.isComplete()).isTrue();
		assertThat(told).containsExactly("25 of 200 judged", "200 of 200 judged");
	}

}
