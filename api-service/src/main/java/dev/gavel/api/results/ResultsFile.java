package dev.gavel.api.results;

import java.io.IOException;

/** Writes results one after the other. */
interface ResultsFile {

	void write(Result result) throws IOException;

	/** Writes what is still in memory. */
	void end() throws IOException;

}
