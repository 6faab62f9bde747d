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
		super(("test suites are kept in %s: expected a folder with free space that this worker may write, found %s;"
				+ " create the folder, make it writable or free space, or set GAVEL_WORKER_SUITE_CACHE_DIR to another"
				+ " folder")
			.formatted(folder, cause), cause);
	}

}
