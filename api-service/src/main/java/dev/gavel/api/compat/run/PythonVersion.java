package dev.gavel.api.compat.run;

import dev.gavel.api.worker.Workers;
import org.springframework.stereotype.Component;

/** The version of Python that runs programs. */
@Component
public class PythonVersion {

	/** All that is known without a worker. */
	private static final String UNKNOWN = "3";

	private final Workers workers;

	PythonVersion(Workers workers) {
		this.workers = workers;
	}

	/** Returns the version such as {@code 3.13.5}. */
	public String text() {
		return workers.pythonVersion().orElse(UNKNOWN);
	}

}
