package dev.gavel.api.results;

/** A format of results. Its names are those of the parameter. */
enum Format {

	csv("text/csv;charset=UTF-8"), jsonl("application/jsonl");

	private final String mediaType;

	Format(String mediaType) {
		this.mediaType = mediaType;
	}

	String mediaType() {
		return mediaType;
	}

}
