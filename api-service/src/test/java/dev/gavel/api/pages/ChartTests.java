package dev.gavel.api.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.pages.QueueSample.Queued;
import dev.gavel.api.queue.QueueDepth;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChartTests {

	private static final Instant NOW = Instant.parse("2026-01-01T00:10:00Z");

	@Test
	void drawsTheLatestAtTheRightAndTheHighestAtTheTop() {
		Chart chart = QueueCharts.depth(List.of(sample(600, 0, 0), sample(300, 4, 2), sample(0, 2, 1)));
		assertThat(chart.ticks()).extracting(Chart.Tick::label).containsExactly("0", "2", "4");
		assertThat(chart.ticks()).extracting(Chart.Tick::y).containsExactly(126.0, 68.0, 10.0);
		assertThat(chart.lines()).extracting(Chart.Line::name).containsExactly("bulk", "running", "interactive");
		assertThat(chart.lines().get(2).path()).isEqualTo("M48.0 126.0L261.0 10.0L474.0 68.0h0.1");
		assertThat(chart.lines().get(1).path()).isEqualTo("M48.0 126.0L261.0 68.0L474.0 97.0h0.1");
		assertThat(chart.most()).isEqualTo(4);
	}

	@Test
	void drawsWhatThereIsSoFar() {
		assertThat(QueueCharts.wait(List.of()).lines().get(0).path()).isEmpty();
		Chart chart = QueueCharts.wait(List.of(sample(0, 1, 0)));
		assertThat(chart.ticks()).extracting(Chart.Tick::label).containsExactly("0 s", "500 ms", "1 s");
		assertThat(chart.lines().get(0).path()).isEqualTo("M474.0 126.0h0.1");
	}

	@Test
	void writesNumbersAsSvgReadsThemWhateverTheLanguage() {
		Locale before = Locale.getDefault();
		Locale.setDefault(Locale.GERMANY);
		try {
			assertThat(QueueCharts.wait(List.of(sample(0, 1, 0))).lines().get(0).path()).doesNotContain(",");
		}
		finally {
			Locale.setDefault(before);
		}
	}

	@ParameterizedTest
	@CsvSource({ "0,2", "2,2", "3,4", "5,10", "11,20", "21,40", "99,100", "100,100", "101,200", "5000,10000" })
	void endsTheAxisOfCountsAtARoundNumber(long most, long top) {
		assertThat(Axis.COUNT.top(most)).isEqualTo(top);
	}

	@ParameterizedTest
	@CsvSource({ "0,1 s", "1000,1 s", "1001,2 s", "5000,10 s", "21000,1 min", "61000,2 min", "4000000,2 h",
			"37000000,20 h" })
	void endsTheAxisOfTimesAtARoundTime(long most, String top) {
		assertThat(Axis.TIME.label(Axis.TIME.top(most))).isEqualTo(top);
	}

	@Test
	void countsTheWaitFromWhenTheFirstWasQueued() {
		assertThat(QueueSample.of(new QueueDepth(1, 0, 0, 0, NOW.minusMillis(1500)), NOW).longestWaitMs())
			.isEqualTo(1500);
		assertThat(QueueSample.of(new QueueDepth(0, 3, 3, 0, null), NOW).longestWaitMs()).isZero();
	}

	private static QueueSample sample(int secondsAgo, int queued, int running) {
		return new QueueSample(NOW.minus(Duration.ofSeconds(secondsAgo)), new Queued(queued, 0, 0), running, 0);
	}

}
