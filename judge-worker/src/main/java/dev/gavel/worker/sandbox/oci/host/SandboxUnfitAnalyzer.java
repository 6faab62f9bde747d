package dev.gavel.worker.sandbox.oci.host;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Shows an operator the missing barrier instead of a stack trace.
 */
class SandboxUnfitAnalyzer extends AbstractFailureAnalyzer<SandboxUnfit> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, SandboxUnfit cause) {
		return new FailureAnalysis(cause.getMessage(), "Fix what is named; './gavel doctor' checks the host again.",
				cause);
	}

}
