package dev.gavel.api.results;

import java.io.IOException;
import java.io.OutputStream;
import tools.jackson.databind.json.JsonMapper;

/** A line of JSON for each result. */
final class JsonLines implements ResultsFile {

	private final JsonMapper json;

	private final OutputStream out;

	JsonLines(JsonMapper json, OutputStream out) {
		this.json = json;
		this.out = out;
	}

	@Override
	public void write(Result result) throws IOException {
		out.write(json.writeValueAsBytes(result));
		out.write('\n');
	}

	@Override
	public void end() throws IOException {
		out.flush();
	}

}
