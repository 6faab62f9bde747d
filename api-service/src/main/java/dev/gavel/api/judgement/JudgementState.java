package dev.gavel.api.judgement;

/** How far a judgement has come. */
public enum JudgementState {

	/** No worker has spoken of the present attempt yet. */
	QUEUED,

	/** A worker is at it. */
	RUNNING,

	/** It has its verdict, for good. */
	DONE,

	/** It was withdrawn before it had a verdict. */
	CANCELLED;

	public boolean isFinal() {
		return this == DONE || this == CANCELLED;
	}

}
