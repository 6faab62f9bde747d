package dev.gavel.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class TimerSlackTests {

	@Test
	void appliesToTheThreadAndToThoseItStarts() throws Exception {
		String usual = slackNanos();
		String started = inNewThread(() -> {
			TimerSlack.allow(Duration.ofMillis(50));
			return slackNanos() + " " + inNewThread(TimerSlackTests::slackNanos);
		});
		assertThat(started).isEqualTo("50000000 50000000");
		assertThat(slackNanos()).isEqualTo(usual);
	}

	private static String inNewThread(Callable<String> task) throws Exception {
		ExecutorService thread = Executors.newSingleThreadExecutor();
		try {
			return thread.submit(task).get();
		}
		finally {
			thread.shutdown();
		}
	}

	private static String slackNanos() throws Exception {
		return Files.readString(TimerSlack.ofCurrentThread()).strip();
	}

}
