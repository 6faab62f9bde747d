package dev.gavel.api.pages;

import dev.gavel.api.pages.Chart.Series;
import java.util.List;

/** The charts of the queue's page. */
final class QueueCharts {

	private QueueCharts() {
	}

	/** How many judgements waited and ran. */
	static Chart depth(List<QueueSample> samples) {
		return Chart.of(samples, Axis.COUNT, new Series("bulk", (sample) -> sample.queued().bulk()),
				new Series("running", QueueSample::running),
				new Series("interactive", (sample) -> sample.queued().interactive()));
	}

	/** The longest wait of an interactive judgement. */
	static Chart wait(List<QueueSample> samples) {
		return Chart.of(samples, Axis.TIME, new Series("wait", QueueSample::longestWaitMs));
	}

}
