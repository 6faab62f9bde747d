package dev.gavel.api.worker;

enum WorkerStatus {

	/** It takes jobs. */
	WORKING,

	/** It gives jobs back until a fault is fixed. */
	UNFIT,

	/** It finishes its jobs and takes no more. */
	STOPPING,

	/** It has stopped as it should. */
	STOPPED,

	/** It sends no more news, without having announced that it stops. */
	SILENT

}
