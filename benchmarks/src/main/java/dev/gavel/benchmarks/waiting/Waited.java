package dev.gavel.benchmarks.waiting;

import dev.gavel.benchmarks.load.Latencies;
import dev.gavel.benchmarks.load.Measurement;
import java.time.Duration;

/**
 * What came of one way to wait.
 *
 * @param held while nothing was judged
 * @param untilAllKnew from the moment when judging began again
 * @param told how long after its verdict each client knew of it
 */
record Waited(Way way, Measurement held, Duration untilAllKnew, Latencies told) {

	double seconds() {
		return held.time().toNanos() / 1e9;
	}

	double perSecond(long count) {
		return count / seconds();
	}

}
