package dev.gavel.benchmarks.installation;

/** What CPU time is told apart by. */
public enum Part {

	API("API"), MYSQL("MySQL"), KAFKA("Kafka"), WORKERS("workers"), CELLS("cells"), CLIENTS("clients");

	private final String title;

	Part(String title) {
		this.title = title;
	}

	public String title() {
		return title;
	}

}
