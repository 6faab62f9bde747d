package dev.gavel.api.judgement;

/** What became of a report. */
public enum ReportOutcome {

	RECORDED,

	/** The attempt it speaks of is over. */
	STALE,

	/** There is no such judgement. */
	UNKNOWN

}
