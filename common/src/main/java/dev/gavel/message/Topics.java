package dev.gavel.message;

/** Names that the services share in Kafka. */
public final class Topics {

	/** {@link JudgeJob}s. */
	public static final String JOBS = "gavel.jobs";

	/**
	 * {@link JudgeReport}s, keyed by judgement, so that those of one judgement stay in
	 * order.
	 */
	public static final String REPORTS = "gavel.reports";

	/** Those on jobs whose reports may be gathered, likewise. */
	public static final String GATHERED_REPORTS = "gavel.gathered-reports";

	/**
	 * The size of a report on 10,000 tests, whatever a program says; more than Kafka
	 * allows by default.
	 */
	public static final int MAX_REPORT_BYTES = 4 * 1024 * 1024;

	/**
	 * Messages that a worker could not read, as they are, with headers of
	 * {@link Parking}.
	 */
	public static final String PARKED = "gavel.parked";

	/** {@link Cancellation}s; every worker reads all of them. */
	public static final String CANCELLATIONS = "gavel.cancellations";

	/** {@link WorkerNews}. */
	public static final String WORKERS = "gavel.workers";

	/** The share group in which the workers take jobs. */
	public static final String WORKERS_GROUP = "gavel-workers";

	private Topics() {
	}

}
