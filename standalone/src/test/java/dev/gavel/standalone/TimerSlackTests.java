package dev.gavel.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class TimerSlackTests {

	@Test
	void appliesToWhatIsStartedWithItAndToNothingStartedLater() {
		String usual = nanosOfNewThread();
		assertThat(TimerSlack.with(Duration.ofMillis(50), TimerSlackTests::nanosOfNewThread)).isEqualTo("50000000");
		assertThat(nanosOfNewThread()).isEqualTo(usual).isNotEqualTo("50000000");
	}

	private static String nanosOfNewThread() {
		ExecutorService thread = Executors.newSingleThreadExecutor();
		try {
			return CompletableFuture.supplyAsync(TimerSlack::nanos, thread).join();
		}
		finally {
			thread.shutdown();
		}
	}

}
