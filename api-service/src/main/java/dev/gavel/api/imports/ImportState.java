package dev.gavel.api.imports;

/** How an import stands. The names are stored. */
enum ImportState {

	/** Others are read first. */
	QUEUED,
	/** It is being read. */
	RUNNING,
	/** All was read. */
	DONE,
	/** It could not be read to its end. */
	FAILED;

	public boolean isFinal() {
		return this == DONE || this == FAILED;
	}

}
