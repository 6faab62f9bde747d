package dev.gavel.worker.suite;

import java.io.IOException;
import java.nio.file.Path;

/**
 * This worker cannot keep suites, so it can judge nothing. The message says what is wrong
 * with the folder and how to fix it.
 */
public class SuiteFolderUnfit extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public SuiteFolderUnfit(Path folder, IOException cause) {
		super(("test suites are kept in %s, but this worker cannot write there: %s. Create the folder, make it writable"
				+ " or free up space, or set GAVEL_WORKER_SUITE_CACHE_DIR to another folder")
			.formatted(folder, cause), cause);
	}

}
