package dev.gavel.api.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.message.JudgedIn;
import dev.gavel.message.OfferedEnvironment;
import dev.gavel.message.WorkerNews;
import dev.gavel.message.WorkerNews.State;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WorkersTests {

	private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

	private final Workers workers = new Workers(Clock.fixed(NOW, ZoneOffset.UTC), new SimpleMeterRegistry());

	@Test
	void callsAWorkerSilentThatHasNotSpokenForTwelveSeconds() {
		workers.hear(news("a", State.WORKING), NOW.minusSeconds(12));
		workers.hear(news("b", State.WORKING), NOW.minusSeconds(13));
		assertThat(workers.list()).extracting(WorkerView::status)
			.containsExactly(WorkerStatus.WORKING, WorkerStatus.SILENT);
		assertThat(workers.slots()).isEqualTo(2);
	}

	@Test
	void doesNotMissAWorkerThatSaidItStops() {
		workers.hear(news("a", State.STOPPED), NOW.minus(Duration.ofMinutes(30)));
		assertThat(workers.list()).extracting(WorkerView::status).containsExactly(WorkerStatus.STOPPED);
	}

	@Test
	void believesTheLatestWordWhateverTheOrderInWhichItIsRead() {
		workers.hear(news("a", State.STOPPING), NOW.minusSeconds(1));
		workers.hear(news("a", State.WORKING), NOW.minusSeconds(2));
		assertThat(workers.list()).extracting(WorkerView::status).containsExactly(WorkerStatus.STOPPING);
		assertThat(workers.slots()).isZero();
	}

	@Test
	void forgetsAfterAnHour() {
		workers.hear(news("a", State.WORKING), NOW.minus(Duration.ofMinutes(61)));
		assertThat(workers.list()).isEmpty();
	}

	@Test
	void offersWhatWorkersJudgeInThatAreThere() {
		assertThat(workers.offer("default")).isTrue();
		workers.hear(news("a", State.WORKING, "numpy"), NOW.minusSeconds(12));
		workers.hear(news("b", State.UNFIT, "python3.11"), NOW);
		workers.hear(news("c", State.STOPPING, "scipy"), NOW);
		workers.hear(news("d", State.WORKING, "sympy"), NOW.minusSeconds(13));
		assertThat(workers.offer("numpy")).isTrue();
		assertThat(workers.offer("python3.11")).isTrue();
		assertThat(workers.offer("scipy")).isFalse();
		assertThat(workers.offer("sympy")).isFalse();
	}

	@Test
	void offersSeveralOnlyWhereOneWorkerHasThemAll() {
		workers.hear(news("a", State.WORKING, "default", "numpy"), NOW);
		workers.hear(news("b", State.WORKING, "default", "scipy"), NOW);
		assertThat(workers.offer(Set.of("numpy", "default"))).isTrue();
		assertThat(workers.offer(Set.of("numpy", "scipy"))).isFalse();
		workers.hear(news("c", State.WORKING, "default", "scipy", "numpy"), NOW);
		assertThat(workers.offer(Set.of("numpy", "scipy"))).isTrue();
	}

	private static WorkerNews news(String id, State state, String... environments) {
		return new WorkerNews("host", NOW, state, null, 2, 1, 3,
				new JudgedIn(id, "runc 1.1.5", "cgroup-v2", "0", "3.13.5", "1"),
				Arrays.stream(environments).map((name) -> new OfferedEnvironment(name, "3.13.5", "0", null)).toList());
	}

}
