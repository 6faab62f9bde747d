package dev.gavel.worker.sandbox.oci.cell;

/**
 * A cell's life: it is leased again and again until something about it is in doubt.
 */
public enum CellState {

	/** Starting; not ready yet. */
	WARMING,
	/** Ready, and nothing of an earlier submission in it. */
	IDLE,
	/** Runs a submission. */
	LEASED,
	/** Told to end a submission, and not yet clean. */
	RESETTING,
	/** Not to be used any more. */
	DEAD

}
