package dev.gavel.benchmarks.bulk;

import dev.gavel.benchmarks.installation.Usage;
import dev.gavel.benchmarks.load.Latencies;
import dev.gavel.benchmarks.load.Measurement;
import java.time.Duration;

/**
 * What went on for some time.
 *
 * @param submissions how many were taken or judged, without the interactive client's
 * @param interactive how long that client waited for its verdicts meanwhile
 */
record Phase(String title, int submissions, Duration time, Latencies interactive, Usage usage) {

	static Phase of(String title, int submissions, Measurement measured) {
		return new Phase(title, submissions, measured.time(), measured.latencies(), measured.usage());
	}

	/** This one and the next, as one. */
	Phase and(Phase next, String both) {
		return new Phase(both, next.submissions, time.plus(next.time), interactive.plus(next.interactive),
				usage.plus(next.usage));
	}

	double seconds() {
		return time.toNanos() / 1e9;
	}

	/** With the interactive client's. */
	double allSubmissions() {
		return (double) submissions + interactive.count();
	}

	/** NaN while only the interactive client submits. */
	double perSecond() {
		return (submissions > 0) ? submissions / seconds() : Double.NaN;
	}

}
