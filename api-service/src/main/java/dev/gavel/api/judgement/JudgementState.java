package dev.gavel.api.judgement;

/** How far a judgement has come. */
public enum JudgementState {

	/** No worker has reported on the current attempt yet. */
	QUEUED,

	/** A worker judges it. */
	RUNNING,

	/** It has its verdict, which never changes. */
	DONE,

	/** It was cancelled before it had a verdict. */
	CANCELLED;

	public boolean isFinal() {
		return this == DONE || this == CANCELLED;
	}

}
