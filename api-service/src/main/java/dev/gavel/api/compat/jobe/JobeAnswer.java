package dev.gavel.api.compat.jobe;

/**
 * The answer to {@code POST runs}.
 *
 * @param outcome see {@link JobeOutcome}
 * @param cmpinfo why it does not compile; otherwise empty
 */
record JobeAnswer(String runId, int outcome, String cmpinfo, String stdout, String stderr) {

	static JobeAnswer of(JobeOutcome outcome, String stdout, String stderr) {
		return new JobeAnswer("gavel", outcome.id(), "", stdout, stderr);
	}

	static JobeAnswer doesNotCompile(String why) {
		return new JobeAnswer("gavel", JobeOutcome.COMPILATION_ERROR.id(), why, "", "");
	}

}
