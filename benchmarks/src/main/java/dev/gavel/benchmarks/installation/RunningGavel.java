package dev.gavel.benchmarks.installation;

import java.net.URI;
import java.time.Instant;

/**
 * One that somebody else has started, perhaps elsewhere: no more is seen than clients
 * see.
 */
record RunningGavel(URI address) implements Target {

	private static final Stages UNKNOWN = new Stages(Double.NaN, Double.NaN);

	@Override
	public boolean tellsUsage() {
		return false;
	}

	@Override
	public Usage usage() {
		return Usage.NONE;
	}

	@Override
	public Stages stages(Instant since) {
		return UNKNOWN;
	}

}
