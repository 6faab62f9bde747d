package dev.gavel.api.compat.jobe;

import dev.gavel.api.waiting.LargeAnswer;

/**
 * The answer to {@code POST runs}.
 *
 * @param outcome see {@link JobeOutcome}
 * @param cmpinfo why it does not compile; otherwise empty
 */
record JobeAnswer(String runId, int outcome, String cmpinfo, String stdout, String stderr) implements LargeAnswer {

	static JobeAnswer of(JobeOutcome outcome, String stdout, String stderr) {
		return new JobeAnswer("gavel", outcome.id(), "", stdout, stderr);
	}

	static JobeAnswer doesNotCompile(String why) {
		return new JobeAnswer("gavel", JobeOutcome.COMPILATION_ERROR.id(), why, "", "");
	}

	@Override
	public long characters() {
		return cmpinfo.length() + stdout.length() + stderr.length();
	}

}
