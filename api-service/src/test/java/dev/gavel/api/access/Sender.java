package dev.gavel.api.access;

/** Who sends a request, in the order of the columns of {@code every-caller.txt}. */
enum Sender {

	VISITOR,
	/** To a replica that lets visitors submit programs. */
	SUBMITTING_VISITOR,
	/** Sent the submissions and the evaluation. */
	SOLVER, OTHER_SOLVER,
	/** Owns the questions. */
	AUTHOR, CO_AUTHOR, OTHER_AUTHOR, OPERATOR,
	/** Tokens of the operator, with one scope each, and with none. */
	READ, SUBMIT, AUTHOR_SCOPE, EVALUATE, ACT_FOR, OPERATE, NO_SCOPE,
	/** Tokens that are no longer valid. */
	DISABLED, EXPIRED, REVOKED,
	/** A worker's token. */
	WORKER;

	boolean isPerson() {
		return compareTo(SOLVER) >= 0 && compareTo(OPERATOR) <= 0;
	}

}
