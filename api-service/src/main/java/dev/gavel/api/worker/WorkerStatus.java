package dev.gavel.api.worker;

/** How a worker stands. */
enum WorkerStatus {

	/** It takes jobs. */
	WORKING,

	/** It gives jobs back until something is mended. */
	UNFIT,

	/** It ends what it has and takes no more. */
	STOPPING,

	/** It has ended as it should. */
	STOPPED,

	/** It has not said that it stops, and says nothing any more. */
	SILENT

}
