package dev.gavel.api.queue;

/** What clients send. Each kind has a limit of its own, which headers name. */
public enum Sent {

	SUBMISSIONS, EVALUATIONS

}
