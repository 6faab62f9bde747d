package dev.gavel.worker.suite;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Shows an operator what is wrong with the folder, and how to fix it, instead of a stack
 * trace.
 */
class SuiteFolderUnfitAnalyzer extends AbstractFailureAnalyzer<SuiteFolderUnfit> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, SuiteFolderUnfit cause) {
		return new FailureAnalysis(cause.getMessage(), null, cause);
	}

}
