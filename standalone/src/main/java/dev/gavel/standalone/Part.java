package dev.gavel.standalone;

/** What is started. Stopped in the opposite order, whichever was there first. */
enum Part {

	MYSQL("MySQL"), KAFKA("Kafka"), API("API"), WORKER("Worker"), CLASS_ARCHIVE("Class archive");

	private final String title;

	Part(String title) {
		this.title = title;
	}

	String title() {
		return title;
	}

}
