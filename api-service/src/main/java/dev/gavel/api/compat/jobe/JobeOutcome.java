package dev.gavel.api.compat.jobe;

/** What came of a run, by the numbers of Jobe. */
enum JobeOutcome {

	COMPILATION_ERROR(11), RUNTIME_ERROR(12), TIME_LIMIT(13), SUCCESS(15), MEMORY_LIMIT(17), ILLEGAL_CALL(19),

	INTERNAL_ERROR(20), OVERLOAD(21);

	private final int id;

	JobeOutcome(int id) {
		this.id = id;
	}

	int id() {
		return id;
	}

}
