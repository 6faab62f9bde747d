package dev.gavel.benchmarks.installation;

import java.net.URI;
import java.time.Instant;

/** The Gavel that is measured. */
public interface Target {

	/** Where clients send to. */
	URI address();

	/** Whether it can be seen what it uses. */
	boolean tellsUsage();

	/** Since its start; nothing where that cannot be seen. */
	Usage usage();

	/** Of judgements that have ended since then; NaN where that cannot be seen. */
	Stages stages(Instant since);

}
