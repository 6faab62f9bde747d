package dev.gavel.benchmarks.installation;

import java.util.List;

/** What CPU time is counted for. */
public enum Part {

	API("API"), MYSQL("MySQL"), KAFKA("Kafka"), WORKERS("workers"), CELLS("cells"), CLIENTS("clients");

	/** Gavel itself, without the programs that it runs. */
	public static final List<Part> SERVICES = List.of(API, MYSQL, KAFKA, WORKERS);

	private final String title;

	Part(String title) {
		this.title = title;
	}

	public String title() {
		return title;
	}

}
