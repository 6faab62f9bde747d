package dev.gavel.standalone;

/** A part of Gavel. Parts stop in the opposite order. */
enum Part {

	MYSQL("MySQL"), KAFKA("Kafka"), API("API"), WORKER("Worker");

	private final String title;

	Part(String title) {
		this.title = title;
	}

	String title() {
		return title;
	}

}
