package dev.gavel.api.reference;

import dev.gavel.message.Verdict;

/** The verdict that a reference solution must get. */
public enum RequiredVerdict {

	ACCEPTED("accepted"),

	WRONG_ANSWER("wrong answer"),

	/** Too slow. */
	TIME_LIMIT_EXCEEDED("time limit exceeded"),

	/** Exceeding the memory limit is an error, too. */
	RUNTIME_ERROR("runtime error"),

	/** Any verdict but ACCEPTED. */
	REJECTED("rejected");

	private final String text;

	RequiredVerdict(String text) {
		this.text = text;
	}

	/** Returns what people call it. */
	public String text() {
		return text;
	}

	boolean isMetBy(Verdict verdict) {
		return switch (this) {
			case ACCEPTED -> verdict == Verdict.ACCEPTED;
			case WRONG_ANSWER -> verdict == Verdict.WRONG_ANSWER;
			case TIME_LIMIT_EXCEEDED -> verdict == Verdict.TIME_LIMIT_EXCEEDED;
			case RUNTIME_ERROR -> verdict == Verdict.RUNTIME_ERROR || verdict == Verdict.MEMORY_LIMIT_EXCEEDED;
			case REJECTED -> verdict != Verdict.ACCEPTED && verdict != Verdict.INTERNAL_ERROR;
		};
	}

	boolean isRejection() {
		return this != ACCEPTED;
	}

}
