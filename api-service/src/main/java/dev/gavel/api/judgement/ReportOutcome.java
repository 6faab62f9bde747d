package dev.gavel.api.judgement;

/** The outcome of a report. */
public enum ReportOutcome {

	RECORDED,

	/** Its attempt is over. */
	STALE,

	/** There is no such judgement. */
	UNKNOWN

}
