package dev.gavel.worker.sandbox.oci.cell;

/**
 * Why a cell is not used any more.
 */
public enum RecycleReason {

	/** It has served as many submissions as a cell may. */
	USED_UP,
	/** It ended while nobody used it. */
	DIED_IDLE,
	/** It broke the protocol, missed a deadline, or ended during a test run. */
	FAILED,
	/** It did not report that nothing of the last submission is left. */
	RESET_FAILED

}
