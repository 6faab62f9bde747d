package dev.gavel.api.judgement;

public enum ReportOutcome {

	RECORDED,

	/** Its attempt is over. */
	STALE,

	/** There is no such judgement. */
	UNKNOWN

}
